package org.caseaudit.draft;

import java.time.Instant;

/**
 * Unfinished answers of one person on one task.
 *
 * @param revision grows with each keeping
 * @param answers  as JSON, by field key
 */
public record Draft(int revision, Instant keptAt, String answers) {

    /** Keeps what somebody typed out of logs. */
    @Override
    public String toString() {
        return "Draft " + revision + " of " + keptAt;
    }
}
