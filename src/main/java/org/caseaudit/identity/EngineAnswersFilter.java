package org.caseaudit.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine answers 500 to much that is the caller's to mend, and tells SQL where the database refuses. Here such
 * answers get the status they should have and words that help; what is left is a fault and stays 500, without SQL.
 */
class EngineAnswersFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EngineAnswersFilter.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an answer says, as type and message; the first that fits counts. */
    private static final List<Wording> WORDINGS = List.of(
            new Wording("OptimisticLocking|ENGINE-03005|list of executions is empty|updated by another transaction",
                    HttpServletResponse.SC_CONFLICT,
                    "Somebody else has done this at the same moment. Reload, and look what is left to do."),
            new Wording("task is null|TaskNotOpen", HttpServletResponse.SC_NOT_FOUND,
                    "This task is not open: it has been completed or withdrawn."),
            new Wording("must be supplied but none were set", HttpServletResponse.SC_BAD_REQUEST,
                    "Nobody starts this process by a form; it is started by others."),
            new Wording("Password does not match policy", HttpServletResponse.SC_BAD_REQUEST,
                    "The new password does not meet the policy: it is too short or too simple."),
            new Wording("### |SQL|[Dd]eadlock|PersistenceException|DataAccess|violates|constraint",
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "The database could not do this and nothing was changed. "
                            + "Please try again; if it happens again, tell the administrator when it was."),
            new Wording("^(?:NullPointer|ClassCast|IllegalArgument|IllegalState|NumberFormat|Json|Spin|StackOverflow)\\w*"
                    + "|SpinJsonDataFormat|not deserialized|Cannot construct instance|Unrecognized token",
                    HttpServletResponse.SC_BAD_REQUEST, "This request cannot be read and nothing was changed."));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR && !answer.isCommitted()) {
            String said = said(answer.getContentAsByteArray());
            for (Wording wording : WORDINGS) {
                if (wording.pattern.matcher(said).find()) {
                    LOG.info("The engine answered 500 to {} on {}; the caller gets {}", request.getMethod(),
                            said.substring(0, said.indexOf(' ')), wording.status);
                    answer.resetBuffer();
                    EngineRestGate.answer(answer, wording.status, "RestException", wording.message);
                    break;
                }
            }
        }
        answer.copyBodyToResponse();
    }

    /** Type and message of an answer of the engine's. */
    private static String said(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JsonNode error = JSON.readTree(text);
            return error.path("type").asText() + " " + error.path("message").asText();
        } catch (JsonProcessingException e) {
            return "Unknown " + text;
        }
    }

    private record Wording(Pattern pattern, int status, String message) {

        Wording(String pattern, int status, String message) {
            this(Pattern.compile(pattern), status, message);
        }
    }
}
