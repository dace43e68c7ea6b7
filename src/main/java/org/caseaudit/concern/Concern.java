package org.caseaudit.concern;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What everybody who works on a round may know of a concern: that it is there, not what it says.
 *
 * @param reference such as {@code CONCERN-7}
 * @param dueOn     the working day by whose close a safeguarding lead must have answered
 * @param meetingDueOn the working day by whose close a separate meeting must have been held; null where none is needed
 * @param holdsCase whether the case is held back from the panel
 * @param settledAt null until settled
 */
public record Concern(
        long id, String reference, long auditRoundId, long auditCaseId, ConcernState state, boolean holdsCase,
        Instant raisedAt, LocalDate dueOn, LocalDate meetingDueOn, Instant settledAt) {
}
