package org.caseaudit.programme;

import java.time.Instant;

/**
 * What people decided about a round's sample, and why.
 *
 * @param decision what was decided, in the form's own value
 * @param about    the case it concerns, as a reference; null where it concerns the round
 * @param decidedBy user id, or null where nobody was signed in
 */
public record RoundDecision(
        Kind kind, String decision, String reason, String about, String decidedBy, Instant decidedAt) {

    /** What the decision was about. */
    public enum Kind {
        /** Fewer cases fitted than were wanted. */
        SMALL_FRAME,
        /** A drawn case was left out before the sample was confirmed. */
        EXCLUSION,
        /** A place in the sample stays empty. */
        SMALLER_SAMPLE
    }
}
