package org.caseaudit.chasing;

import java.time.Instant;

/**
 * The next step of a chase.
 *
 * @param at                  when it is taken
 * @param workingDaysAfterDue the working day of the decision table that it stands for; negative before the due date
 */
public record ChaseStep(Instant at, int workingDaysAfterDue) {
}
