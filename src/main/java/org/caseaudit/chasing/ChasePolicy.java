package org.caseaudit.chasing;

import java.util.Optional;

/** What the partnership's chase policy says; see the decision table {@code chase-policy}. */
public interface ChasePolicy {

    /** The policy is read from so many working days before the due date … */
    int EARLIEST = -30;

    /** … to so many after it. */
    int LATEST = 60;

    /** What happens so many working days after the due date, if anything does. */
    Optional<ChaseDecision> decide(String kind, int workingDaysAfterDue, int timesChased);
}
