package org.caseaudit.chasing;

import java.time.Instant;

/**
 * What a chase does next, as the policy stands today.
 *
 * @param postAt when the mail of that step goes out: with the opening of the working day
 * @param workingDaysAfterDue negative before the due date
 */
public record NextStep(Instant at, Instant postAt, int workingDaysAfterDue, ChaseDecision decision) {
}
