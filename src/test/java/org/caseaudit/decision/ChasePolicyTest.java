package org.caseaudit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChasePolicyTest {

    private static final String SCENARIOS = """
            an agency is asked at once                | return       | -15 | 0 | auditor, deputy                       | request         | false
            asked at once, even if already late       | return       | 2   | 0 | auditor, deputy                       | request         | false
            three working days to go                  | return       | -3  | 1 | auditor                               | reminder        | false
            due today                                 | return       | 0   | 2 | auditor, deputy                       | due-today       | false
            first working day late                    | return       | 1   | 3 | auditor, deputy                       | overdue         | false
            the manager hears of it                   | return       | 3   | 4 | manager                               | manager-overdue | false
            the chair speaks with the agency          | return       | 5   | 5 | chair, coordinator                    | escalation      | true
            still nothing after two weeks             | return       | 10  | 6 | auditor, deputy, manager              | overdue         | false
            still nothing after three weeks           | return       | 15  | 7 | auditor, deputy, manager              | overdue         | false
            still nothing after four weeks            | return       | 20  | 8 | auditor, deputy, manager              | overdue         | false
            a contributor is asked at once            | part         | -3  | 0 | contributor                           | request         | false
            two working days to go                    | part         | -2  | 1 | contributor                           | reminder        | false
            the part is due today                     | part         | 0   | 2 | contributor                           | due-today       | false
            the auditor hears of a late part          | part         | 1   | 3 | contributor, auditor                  | overdue         | false
            three working days late                   | part         | 3   | 4 | contributor, auditor                  | overdue         | false
            a part is still missing                   | part         | 5   | 5 | auditor                               | overdue         | false
            a family is to be asked                   | agreement    | -5  | 0 | participation                         | request         | false
            two working days to go                    | agreement    | -2  | 1 | participation                         | reminder        | false
            an answer is due today                    | agreement    | 0   | 2 | participation                         | due-today       | false
            the coordinator decides how to ask        | agreement    | 2   | 3 | participation, coordinator            | escalation      | true
            still no answer after a week              | agreement    | 5   | 4 | participation, coordinator            | overdue         | false
            a concern is told at once                 | concern      | 0   | 0 | safeguarding-lead                     | request         | false
            a concern of last night, this morning     | concern      | 0   | 1 | safeguarding-lead                     | due-today       | false
            a concern without answer by next morning  | concern      | 1   | 1 | safeguarding-lead, chair, coordinator | escalation      | true
            a concern without answer the day after    | concern      | 2   | 2 | safeguarding-lead, chair              | overdue         | false
            a separate meeting is asked for at once   | meeting      | -1  | 0 | safeguarding-lead                     | request         | false
            the meeting is to be held today           | meeting      | 0   | 1 | safeguarding-lead                     | due-today       | false
            no meeting is recorded by next morning    | meeting      | 1   | 2 | safeguarding-lead, chair, coordinator | escalation      | true
            nor the day after                         | meeting      | 2   | 3 | safeguarding-lead, chair              | overdue         | false
            an owner hears of the action              | action       | -20 | 0 | owner                                 | request         | false
            five working days to go                   | action       | -5  | 1 | owner                                 | reminder        | false
            the action is due today                   | action       | 0   | 2 | owner                                 | due-today       | false
            three working days late                   | action       | 3   | 3 | owner                                 | overdue         | false
            the chair speaks with the owner           | action       | 10  | 4 | chair, coordinator                    | escalation      | true
            four weeks late                           | action       | 20  | 5 | owner, chair                          | overdue         | false
            eight weeks late                          | action       | 40  | 6 | owner, chair                          | overdue         | false
            the sub-group is asked at once            | verification | -5  | 0 | qa-subgroup                           | request         | false
            verification is due today                 | verification | 0   | 1 | qa-subgroup                           | due-today       | false
            the coordinator hears of it               | verification | 3   | 2 | qa-subgroup, coordinator              | overdue         | false
            the chair hears of it too                 | verification | 10  | 3 | qa-subgroup, coordinator, chair       | overdue         | false
            """;

    private final DecisionTable policy = new DecisionTable("chase-policy");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = SCENARIOS)
    void says(String scenario, String kind, int days, int times, String audience, String message, boolean escalate) {
        assertThat(policy.decide(question(kind, days, times)))
                .containsEntry("audience", audience)
                .containsEntry("message", message)
                .containsEntry("escalate", escalate);
    }

    @ParameterizedTest
    @CsvSource({"return, -10, 1", "return, 2, 4", "return, 4, 5", "agreement, -4, 1", "part, 2, 4", "concern, 11, 12",
            "meeting, 11, 12", "action, 1, 2", "verification, 1, 2"})
    void leavesPeopleInPeaceOnOtherDays(String kind, int days, int times) {
        assertThat(policy.decide(question(kind, days, times))).isNull();
    }

    @Test
    void hasNoRuleThatNoScenarioKnows() {
        assertThat(policy.rulesIn(SCENARIOS, cells ->
                question(cells.get(1), Integer.parseInt(cells.get(2)), Integer.parseInt(cells.get(3)))))
                .isEqualTo(policy.rules());
    }

    private static Map<String, Object> question(String kind, int days, int times) {
        return Map.of("chaseKind", kind, "workingDaysAfterDue", days, "timesChased", times);
    }
}
