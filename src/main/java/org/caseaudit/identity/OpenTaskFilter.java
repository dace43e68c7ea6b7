package org.caseaudit.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.caseaudit.engine.AsSystem;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 404 where somebody works on a task that is done already; the engine itself would answer 500. */
class OpenTaskFilter extends OncePerRequestFilter {

    private static final Pattern WORK = Pattern.compile(
            "(?:/engine-rest(?:/engine/default)?|/camunda/api/engine/engine/default)/task/([^/]+)"
                    + "/(?:claim|unclaim|complete|submit-form|form|form-variables|deployed-form)");

    private final TaskService taskService;
    private final AsSystem asSystem;

    OpenTaskFilter(TaskService taskService, AsSystem asSystem) {
        this.taskService = taskService;
        this.asSystem = asSystem;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher work = WORK.matcher(PlainPathFilter.decodedPath(request));
        if (work.matches() && !isOpen(work.group(1))) {
            EngineRestGate.answer(response, HttpServletResponse.SC_NOT_FOUND, "NullValueException",
                    "This task is not open: it has been completed or withdrawn.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isOpen(String taskId) {
        return asSystem.call(() -> taskService.createTaskQuery().taskId(taskId).count() > 0);
    }
}
