package org.caseaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.engine.FormSchema.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormValidatorTest {

    private static final FormSchema FORM = FormSchema.parse("""
            {"id": "sample", "components": [
              {"type": "text", "text": "### Words"},
              {"type": "textfield", "key": "title", "label": "Title", "validate": {"required": true, "minLength": 3, "maxLength": 10}},
              {"type": "number", "key": "size", "label": "Size", "validate": {"min": 1, "max": 200}},
              {"type": "datetime", "subtype": "date", "key": "panelOn", "dateLabel": "Panel", "disallowPassedDates": true},
              {"type": "radio", "key": "decision", "label": "Decision", "values": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}]},
              {"type": "checklist", "key": "agencies", "label": "Agencies", "valuesKey": "agencyOptions"},
              {"type": "checkbox", "key": "openOnly", "label": "Open only"},
              {"type": "group", "conditional": {"hide": "=decision != \\"no\\""}, "components": [
                {"type": "textarea", "key": "reason", "label": "Reason", "validate": {"required": true}}]}
            ]}""");

    private final FormValidator validator = new FormValidator(
            Clock.fixed(Instant.parse("2026-09-07T09:00:00Z"), ZoneId.of("Europe/London")));
    private final FormValues shown = new FormValues().options("agencyOptions", List.of(new Option("police", "Police")));

    @Test
    void givesAnswersInTheTypesOfTheirFields() {
        FormAnswers answers = validate(Map.of(
                "title", "  Quarter ", "size", 5, "panelOn", "2026-10-01", "decision", "yes",
                "agencies", List.of("police"), "openOnly", true));

        assertThat(answers.text("title")).isEqualTo("Quarter");
        assertThat(answers.number("size")).isEqualTo(5);
        assertThat(answers.date("panelOn")).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(answers.list("agencies")).containsExactly("police");
        assertThat(answers.ticked("openOnly")).isTrue();
        assertThat(answers.has("reason")).isFalse();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            title    | ''                 | please answer “Title”
            title    | ab                 | needs at least 3 characters
            title    | longer than that   | has 16 characters; the limit is 10
            panelOn  | 2026-09-06         | is in the past
            panelOn  | 2027-02-31         | is no date in the calendar; write it as 2026-03-31
            panelOn  | 01/10/2026         | is no date in the calendar; write it as 2026-03-31
            panelOn  | 9999-01-01         | has a year that cannot be right
            decision | maybe              | is none of the choices offered
            openOnly | yes                | must be true or false
            size     | many               | must be a number
            agencies | police             | must be a list of choices
            sneaked  | agencyReturnId     | the form has no such field
            """)
    void namesFieldAndReason(String field, String value, String reason) {
        assertThatThrownBy(() -> validate(with(field, value))).isInstanceOf(FormRefusedException.class)
                .hasMessage(field + ": " + reason);
    }

    @Test
    void holdsNumbersToTheirLimits() {
        assertRefused(with("size", 0), new Problem("size", "must be at least 1"));
        assertRefused(with("size", 201), new Problem("size", "must be at most 200"));
        assertRefused(with("size", 2.5), new Problem("size", "must be a whole number"));
    }

    @Test
    void offersOnlyWhatWasShown() {
        assertRefused(with("agencies", List.of("police", "navy")),
                new Problem("agencies", "holds something that is none of the choices offered"));
    }

    @Test
    void takesEachChoiceOnceAndNoneThatIsMissing() {
        assertRefused(with("agencies", List.of("police", "police")),
                new Problem("agencies", "holds the same choice twice"));
        assertRefused(with("agencies", Arrays.asList("police", null)),
                new Problem("agencies", "holds something that is none of the choices offered"));
    }

    @Test
    void asksForAHiddenFieldOnlyOnceItShows() {
        assertRefused(with("decision", "no"), new Problem("reason", "please answer “Reason”"));
        assertThat(validate(with("decision", "yes")).has("reason")).isFalse();
    }

    @Test
    void dropsWhatWasTypedIntoAFieldThatIsHiddenAgain() {
        Map<String, Object> answers = with("decision", "yes");
        answers.put("reason", "typed before");

        assertThat(validate(answers).has("reason")).isFalse();
    }

    @Test
    void tellsEveryProblemAtOnce() {
        assertThatThrownBy(() -> validate(Map.of("size", 0, "decision", "maybe")))
                .isInstanceOfSatisfying(FormRefusedException.class, refused -> assertThat(refused.problems())
                        .extracting(Problem::field).containsExactly("title", "size", "decision"));
    }

    private void assertRefused(Map<String, Object> answers, Problem problem) {
        assertThatThrownBy(() -> validate(answers)).isInstanceOfSatisfying(FormRefusedException.class,
                refused -> assertThat(refused.problems()).containsExactly(problem));
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> answers = new HashMap<>(Map.of("title", "Quarter"));
        answers.put(field, value);
        return answers;
    }

    private FormAnswers validate(Map<String, Object> answers) {
        return validator.validate(FORM, answers, shown);
    }
}
