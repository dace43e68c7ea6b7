package org.caseaudit.chasing;

import java.util.Arrays;
import java.util.List;

/**
 * What the policy says for one day.
 *
 * @param audiences who hears, by the names of the decision table, such as {@code auditor}
 * @param message   which message, such as {@code overdue}
 * @param escalate  whether somebody has to decide how to go on
 */
public record ChaseDecision(List<String> audiences, String message, boolean escalate) {

    public ChaseDecision {
        audiences = List.copyOf(audiences);
    }

    /** @param audiences names separated by commas, as the table has them */
    public ChaseDecision(String audiences, String message, boolean escalate) {
        this(Arrays.stream(audiences.split(",")).map(String::strip).toList(), message, escalate);
    }
}
