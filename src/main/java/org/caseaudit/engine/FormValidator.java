package org.caseaudit.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.engine.FormSchema.FormField;
import org.caseaudit.engine.FormSchema.Option;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.springframework.stereotype.Component;

/** Holds answers against the form that asked for them, because the engine itself validates nothing on the server. */
@Component
public class FormValidator {

    /** Where a form sets no limit of its own. */
    private static final int MOST_CHARACTERS = 4_000;

    private final Clock clock;

    FormValidator(Clock clock) {
        this.clock = clock;
    }

    /**
     * The answers in the types their fields promise.
     *
     * @param shown what the form showed, including options that depend on the data
     * @throws FormRefusedException naming every field that needs mending
     */
    FormAnswers validate(FormSchema form, Map<String, Object> submitted, FormValues shown) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> context = new HashMap<>(shown.asMap());
        form.fields().forEach(field -> context.put(field.key(), submitted.get(field.key())));

        Map<String, Object> accepted = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            if (isHidden(field, context)) {
                continue;
            }
            Object value = accept(field, submitted.get(field.key()), shown, problems);
            if (value != null) {
                accepted.put(field.key(), value);
            } else if (field.required() && problems.stream().noneMatch(p -> p.field().equals(field.key()))) {
                problems.add(new Problem(field.key(), "please answer “" + field.label() + "”"));
            }
        }
        Set<String> known = form.fields().stream().map(FormField::key).collect(Collectors.toSet());
        for (String key : submitted.keySet()) {
            if (!known.contains(key) && !shown.asMap().containsKey(key)) {
                problems.add(new Problem(key, "the form has no such field"));
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRefusedException(problems);
        }
        return new FormAnswers(accepted);
    }

    private boolean isHidden(FormField field, Map<String, Object> context) {
        if (field.hide() == null) {
            return false;
        }
        var result = Feel.ENGINE.evaluateExpression(field.hide().substring(1), context);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    private Object accept(FormField field, Object value, FormValues shown, List<Problem> problems) {
        if (value == null || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> list && list.isEmpty()) {
            return null;
        }
        String reason = switch (field.type()) {
            case "number" -> numberProblem(field, value);
            case "checkbox" -> value instanceof Boolean ? null : "must be true or false";
            case "checklist", "taglist" -> listProblem(field, value, shown);
            case "radio", "select" -> optionProblem(field, value, shown);
            case "datetime" -> dateProblem(field, value);
            default -> textProblem(field, value);
        };
        if (reason != null) {
            problems.add(new Problem(field.key(), reason));
            return null;
        }
        if (field.type().equals("checkbox") && field.required() && Boolean.FALSE.equals(value)) {
            return null;
        }
        return switch (field.type()) {
            case "radio", "select" -> value.toString().strip();
            default -> value instanceof String text ? withLineBreaks(text).strip() : value;
        };
    }

    private static String textProblem(FormField field, Object value) {
        if (!(value instanceof String text)) {
            return "must be text";
        }
        if (!isWritten(withLineBreaks(text))) {
            return "holds a character that cannot be written; take it out or type the text anew";
        }
        int length = text.strip().length();
        int most = field.maxLength() == null ? MOST_CHARACTERS : field.maxLength();
        if (length > most) {
            return "has " + length + " characters; the limit is " + most;
        }
        if (field.minLength() != null && length < field.minLength()) {
            return "needs at least " + field.minLength() + " characters";
        }
        return null;
    }

    /** As pasted from a word processor, whose breaks of lines and pages are others. */
    private static String withLineBreaks(String text) {
        return text.replace('\u000b', '\n').replace('\f', '\n');
    }

    /** Other control characters, and halves of characters, fit into no database or no document. */
    private static boolean isWritten(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || c == 0xFFFE || c == 0xFFFF);
    }

    private static String numberProblem(FormField field, Object value) {
        if (!(value instanceof Number number)) {
            return "must be a number";
        }
        double amount = number.doubleValue();
        if (!Double.isFinite(amount)) {
            return "must be a number";
        }
        if (amount != Math.rint(amount) && (field.decimals() == null || field.decimals() == 0)) {
            return "must be a whole number";
        }
        if (field.min() != null && amount < field.min()) {
            return "must be at least " + plain(field.min());
        }
        if (amount > (field.max() == null ? Integer.MAX_VALUE : field.max())) {
            return "must be at most " + plain(field.max() == null ? (double) Integer.MAX_VALUE : field.max());
        }
        return null;
    }

    private String dateProblem(FormField field, Object value) {
        if (!(value instanceof String text)) {
            return "must be a date such as 2026-03-31";
        }
        try {
            LocalDate date = field.withTime()
                    ? LocalDateTime.parse(text.strip()).toLocalDate() : LocalDate.parse(text.strip());
            if (field.futureOnly() && date.isBefore(LocalDate.now(clock))) {
                return "is in the past";
            }
            return date.getYear() < 1900 || date.getYear() > 2200 ? "has a year that cannot be right" : null;
        } catch (DateTimeParseException e) {
            return field.withTime() ? "is no date with a time of day; write it as 2026-03-31T14:30"
                    : "is no date in the calendar; write it as 2026-03-31";
        }
    }

    private static String optionProblem(FormField field, Object value, FormValues shown) {
        return optionsOf(field, shown).contains(value.toString()) ? null : "is none of the choices offered";
    }

    private static String listProblem(FormField field, Object value, FormValues shown) {
        if (!(value instanceof List<?> chosen)) {
            return "must be a list of choices";
        }
        if (new HashSet<>(chosen).size() < chosen.size()) {
            return "holds the same choice twice";
        }
        Set<String> offered = optionsOf(field, shown);
        return chosen.stream().allMatch(c -> c instanceof String && offered.contains(c))
                ? null : "holds something that is none of the choices offered";
    }

    private static Set<String> optionsOf(FormField field, FormValues shown) {
        List<Option> options = field.valuesKey() == null ? field.options() : shown.options(field.valuesKey());
        return options.stream().map(Option::value).collect(Collectors.toSet());
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }

    /** Made when the first condition is evaluated; start-up need not wait for it. */
    private static final class Feel {
        private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();
    }
}
