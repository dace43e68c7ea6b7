package org.caseaudit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementRouteTest {

    private static final String SCENARIOS = """
            the family agrees                        | AGREED        | 1 | audit
            agrees when asked again                  | AGREED        | 2 | audit
            a no is a no                             | REFUSED       | 1 | promoteReserve
            asking could put somebody at risk        | UNSAFE_TO_ASK | 1 | promoteReserve
            not reached the first time               | NOT_REACHED   | 1 | askAgain
            not reached twice                        | NOT_REACHED   | 2 | promoteReserve
            """;

    private final DecisionTable route = new DecisionTable("agreement-route");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = SCENARIOS)
    void says(String scenario, String outcome, int timesAsked, String next) {
        assertThat(route.decide(question(outcome, timesAsked)))
                .containsEntry("agreementRoute", next);
    }

    @Test
    void hasNoRuleThatNoScenarioKnows() {
        assertThat(route.rulesIn(SCENARIOS, cells -> question(cells.get(1), Integer.parseInt(cells.get(2)))))
                .isEqualTo(route.rules());
    }

    private static Map<String, Object> question(String outcome, int timesAsked) {
        return Map.of("agreementOutcome", outcome, "timesAsked", timesAsked);
    }
}
