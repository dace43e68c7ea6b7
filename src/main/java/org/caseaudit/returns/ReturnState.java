package org.caseaudit.returns;

/** Where an agency's return stands. */
public enum ReturnState {
    /** The agency is asked, perhaps for the second time. */
    REQUESTED,
    /** Submitted, not yet checked. */
    IN,
    /** Checked and accepted. */
    ACCEPTED,
    /** The chair agreed that the agency cannot take part. */
    EXCUSED,
    /** Still open when the report was signed off. */
    NOT_RETURNED,
    /** The family withdrew; only that there was a return is kept. */
    WITHDRAWN
}
