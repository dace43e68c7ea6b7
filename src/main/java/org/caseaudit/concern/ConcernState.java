package org.caseaudit.concern;

/** Where a concern stands. */
public enum ConcernState {
    /** Nobody has answered yet. */
    RAISED,
    /** Answered; a separate meeting is to be held. */
    MEETING_NEEDED,
    /** Answered for good. */
    SETTLED
}
