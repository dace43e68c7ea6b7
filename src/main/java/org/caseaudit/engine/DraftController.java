package org.caseaudit.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.caseaudit.draft.Draft;
import org.caseaudit.draft.StaleDraftException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes drafts from Tasklist. Below the web applications' path, so that their sign-in and their token guard it. There
 * is no way to read a draft here: it comes back with the values of the form, to the person who typed it.
 */
@RestController
class DraftController {

    private static final int MOST_BYTES = 2_000_000;

    private final Forms forms;
    private final ObjectMapper json;
    private final ProcessEngineConfigurationImpl engine;

    DraftController(Forms forms, ObjectMapper json, ProcessEngine engine) {
        this.forms = forms;
        this.json = json;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** What a window of the browser sends. */
    private record Typed(String window, Integer seenRevision, Map<String, Object> answers) {
    }

    private record Kept(Instant keptAt) {
    }

    @PutMapping("/camunda/api/task-draft/{taskId}")
    Kept keep(@PathVariable String taskId, HttpServletRequest request) {
        Typed typed = typed(request);
        Draft draft = forms.keepDraft(taskId, typed.window(), typed.seenRevision(), typed.answers(), engine);
        return new Kept(draft.keptAt());
    }

    /** Nobody can make us read more than a draft may hold. */
    private Typed typed(HttpServletRequest request) {
        byte[] body;
        try (InputStream sent = request.getInputStream()) {
            body = sent.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new FormRefusedException("body", "is longer than a draft can be");
            }
            Typed typed = json.readValue(body, Typed.class);
            if (typed == null || typed.answers() == null || typed.window() == null
                    || !typed.window().matches("[A-Za-z0-9-]{8,40}")) {
                throw new FormRefusedException("body", "needs answers, and a window of 8 to 40 letters and digits");
            }
            return typed;
        } catch (IOException e) {
            throw new FormRefusedException("body", "cannot be read as a draft");
        }
    }

    @ExceptionHandler
    ProblemDetail refused(FormRefusedException exception) {
        ProblemDetail problem = ProblemDetail.forStatus(exception instanceof TaskNotOpenException
                ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST);
        problem.setProperty("errors", exception.problems());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notAsked(AuthorizationException exception) {
        return ProblemDetail.forStatus(HttpStatus.FORBIDDEN);
    }

    @ExceptionHandler({StaleDraftException.class, OptimisticLockingFailureException.class,
        DataIntegrityViolationException.class})
    ProblemDetail stale() {
        return ProblemDetail.forStatus(HttpStatus.CONFLICT);
    }
}
