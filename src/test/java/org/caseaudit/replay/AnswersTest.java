package org.caseaudit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final String FORM = """
            {"components": [
              {"type": "radio", "key": "speaksToBoard"},
              {"type": "checkbox", "key": "openOnly"},
              {"type": "group", "components": [{"type": "radio", "key": "seen"}, {"type": "radio", "key": "method"}]}]}
            """;

    @Test
    void saysYesAndNoInTheWordsOfTheForm() {
        Answers answers = new Answers()
                .putAll(Map.of("speaksToBoard", true, "openOnly", true, "seen", false, "method", "PAPER_ONLY"));

        assertThat(answers.fitTo(AnswersTest::form).values()).containsOnly(Map.entry("speaksToBoard", "yes"),
                Map.entry("openOnly", true), Map.entry("seen", "no"), Map.entry("method", "PAPER_ONLY"));
    }

    @Test
    void looksAtNoFormWhereNothingIsTrueOrFalse() {
        Answers answers = new Answers().put("speaksToBoard", "yes").fitTo(() -> {
            throw new AssertionError("nobody needs the form");
        });

        assertThat(answers.values()).containsOnly(Map.entry("speaksToBoard", "yes"));
    }

    private static JsonNode form() {
        try {
            return new ObjectMapper().readTree(FORM);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
