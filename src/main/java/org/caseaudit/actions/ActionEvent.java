package org.caseaudit.actions;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that happened to an action after it was agreed.
 *
 * @param note  the reason, question or evidence given
 * @param dueOn the due date from then on; null where it did not change
 * @param by    user id; null where the system did it
 */
public record ActionEvent(Kind kind, String note, LocalDate dueOn, Instant at, String by) {

    /** What happened. */
    public enum Kind {
        OPENED, COMPLETED, NOT_YET, VERIFIED, WORKED, NOT_WORKED, EXTENDED, CHASED_ON, REOPENED
    }
}
