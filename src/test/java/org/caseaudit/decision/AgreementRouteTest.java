package org.caseaudit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementRouteTest {

    private final DecisionTable route = new DecisionTable("agreement-route");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the family agrees                        | AGREED        | 1 | audit
            agrees when asked again                  | AGREED        | 2 | audit
            a no is a no                             | REFUSED       | 1 | promoteReserve
            asking could put somebody at risk        | UNSAFE_TO_ASK | 1 | promoteReserve
            not reached the first time               | NOT_REACHED   | 1 | askAgain
            not reached twice                        | NOT_REACHED   | 2 | promoteReserve
            """)
    void says(String scenario, String outcome, int timesAsked, String next) {
        assertThat(route.decide(Map.of("agreementOutcome", outcome, "timesAsked", timesAsked)))
                .containsEntry("agreementRoute", next);
    }

    @Test
    void hasNoRuleThatNoScenarioKnows() {
        assertThat(route.rules()).as("rules; add a scenario above for a new one").isEqualTo(5);
    }
}
