package org.caseaudit.chasing;

import java.util.NavigableMap;

/** What the partnership's chase policy says; see the decision table {@code chase-policy}. */
public interface ChasePolicy {

    /** The policy is read from so many working days before the due date … */
    int EARLIEST = -30;

    /** … to so many after it. */
    int LATEST = 60;

    /** The working days after the due date on which something happens, and whether it escalates. */
    NavigableMap<Integer, Boolean> steps(String kind, int timesChased);
}
