package org.caseaudit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChasePolicyTest {

    private final DecisionTable policy = new DecisionTable("chase-policy");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            an agency is asked at once                | return    | -15 | 0 | auditor, deputy                       | request         | false
            asked at once, even if already late       | return    | 2   | 0 | auditor, deputy                       | request         | false
            three working days to go                  | return    | -3  | 1 | auditor                               | reminder        | false
            due today                                 | return    | 0   | 2 | auditor, deputy                       | due-today       | false
            first working day late                    | return    | 1   | 3 | auditor, deputy                       | overdue         | false
            the manager hears of it                   | return    | 3   | 4 | manager                               | manager-overdue | false
            the chair speaks with the agency          | return    | 5   | 5 | chair, coordinator                    | escalation      | true
            still nothing after three weeks           | return    | 15  | 7 | auditor, deputy, manager              | overdue         | false
            a contributor is asked at once            | part      | -3  | 0 | contributor                           | request         | false
            two working days to go                    | part      | -2  | 1 | contributor                           | reminder        | false
            the part is due today                     | part      | 0   | 2 | contributor                           | due-today       | false
            the auditor hears of a late part          | part      | 1   | 3 | contributor, auditor                  | overdue         | false
            a part is still missing                   | part      | 5   | 5 | auditor                               | overdue         | false
            a family is to be asked                   | agreement | -5  | 0 | participation                         | request         | false
            two working days to go                    | agreement | -2  | 1 | participation                         | reminder        | false
            the coordinator decides how to ask        | agreement | 2   | 3 | participation, coordinator            | escalation      | true
            a concern is told at once                 | concern   | 0   | 0 | safeguarding-lead                     | request         | false
            a concern without answer by next morning  | concern   | 1   | 1 | safeguarding-lead, chair, coordinator | escalation      | true
            an owner hears of the action              | action    | -20 | 0 | owner                                 | request         | false
            five working days to go                   | action    | -5  | 1 | owner                                 | reminder        | false
            the chair speaks with the owner           | action    | 10  | 4 | chair, coordinator                    | escalation      | true
            """)
    void says(String scenario, String kind, int days, int times, String audience, String message, boolean escalate) {
        assertThat(policy.decide(Map.of("chaseKind", kind, "workingDaysAfterDue", days, "timesChased", times)))
                .containsEntry("audience", audience)
                .containsEntry("message", message)
                .containsEntry("escalate", escalate);
    }

    @ParameterizedTest
    @CsvSource({"return, -10, 1", "return, 2, 4", "return, 4, 5", "agreement, -4, 1", "part, 2, 4", "concern, 4, 3", "action, 1, 2"})
    void leavesPeopleInPeaceOnOtherDays(String kind, int days, int times) {
        assertThat(policy.decide(Map.of("chaseKind", kind, "workingDaysAfterDue", days, "timesChased", times))).isNull();
    }

    @Test
    void hasNoRuleThatNoScenarioKnows() {
        assertThat(policy.rules()).as("rules; add a scenario above for a new one").isEqualTo(31);
    }
}
