package org.caseaudit.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseaudit.draft.Draft;
import org.caseaudit.draft.Drafts;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.engine.FormSchema.FormField;
import org.springframework.stereotype.Component;

/**
 * Puts a person's draft back into the form that it belongs to.
 *
 * <p>A draft may be incomplete and wrong; that is for the day on which it is sent. It only has to fit the form's fields.
 */
@Component
class FormDrafts {

    /** Shown with every task's form, so that a draft can never be kept under another task than the form's. */
    private static final String TASK = "draftTask";
    private static final String REVISION = "draftRevision";
    private static final String KEPT_AT = "draftKeptAt";

    /** Well beyond what any form of ours takes in one field, since too much is better kept than lost. */
    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_CHOICES = 500;
    private static final int MOST_ALTOGETHER = 400_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Drafts drafts;

    FormDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    /** Adds the person's own draft, if there is one, to what the form shows. */
    void restore(String taskId, String user, FormValues values) {
        values.show(TASK, taskId);
        drafts.find(taskId, user).ifPresent(draft -> {
            values.restore(answers(draft));
            values.show(REVISION, draft.revision()).show(KEPT_AT, draft.keptAt().toString());
        });
    }

    /** @throws FormRefusedException naming each field whose content is nothing that the form could have sent */
    Draft keep(String taskId, String user, FormSchema form, String window, Integer seenRevision,
            Map<String, Object> answers) {
        List<Problem> problems = new ArrayList<>();
        answers.forEach((key, value) -> {
            FormField field = form.field(key);
            String reason = field == null ? "the form has no such field" : problem(field, value);
            if (reason != null) {
                problems.add(new Problem(key, reason));
            }
        });
        String json = json(answers);
        if (json.length() > MOST_ALTOGETHER) {
            problems.add(new Problem("answers", "are longer than the " + MOST_ALTOGETHER + " characters of a draft"));
        }
        if (!problems.isEmpty()) {
            throw new FormRefusedException(problems);
        }
        return drafts.keep(taskId, user, window, seenRevision, json);
    }

    private static String problem(FormField field, Object value) {
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case "checkbox" -> value instanceof Boolean ? null : "must be true or false";
            case "number" -> value instanceof Number ? null : textProblem(value);
            case "checklist", "taglist" -> listProblem(value);
            default -> textProblem(value);
        };
    }

    private static String listProblem(Object value) {
        return value instanceof List<?> list && list.size() <= MOST_CHOICES
                && list.stream().allMatch(choice -> choice instanceof String && textProblem(choice) == null)
                ? null : "must be a list of choices";
    }

    private static String textProblem(Object value) {
        if (!(value instanceof String text)) {
            return "must be text";
        }
        return text.length() <= MOST_CHARACTERS ? null
                : "has " + text.length() + " characters; a draft keeps at most " + MOST_CHARACTERS;
    }

    private static Map<String, Object> answers(Draft draft) {
        try {
            return JSON.readValue(draft.answers(), new TypeReference<>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft is no JSON");
        }
    }

    private static String json(Map<String, Object> answers) {
        try {
            return JSON.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers are no JSON");
        }
    }
}
