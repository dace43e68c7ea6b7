package org.caseaudit.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A part of an agency's return that its lead auditor, who stays accountable, has handed to somebody else.
 *
 * @param contributor     user id of who is asked
 * @param contributorName as known when the part was handed over
 * @param standards       keys of the standards asked about; may be empty where a question is asked
 * @param question        in the lead auditor's words, or null
 * @param outcome         null until answered
 * @param outcomeReason   why there is no answer, or null
 * @param answer          null unless answered
 * @param late            answered after close of business on its due date: late for its commissioner
 * @param evidence        dated, in the contributor's order
 */
public record ReturnPart(
        long id, long agencyReturnId, long auditRoundId, long auditCaseId, ContributorKind kind, String contributor,
        String contributorName, List<String> standards, String question, String handedOverBy, LocalDate dueOn,
        State state, PartOutcome outcome, String outcomeReason, String answer, Instant answeredAt, boolean late,
        List<Evidence> evidence) {

    /** Where a part stands. */
    public enum State {
        /** With the contributor. */
        REQUESTED,
        /** Back with the lead auditor. */
        IN,
        /** The return went in, or ended, without it. */
        MISSED,
        /** The lead auditor took it back. */
        TAKEN_BACK
    }

    /** Something on the record, and when it happened. */
    public record Evidence(String text, LocalDate date) {

        /** Keeps what the contributor wrote out of logs. */
        @Override
        public String toString() {
            return "Evidence";
        }
    }

    /** Keeps what the contributor wrote out of logs. */
    @Override
    public String toString() {
        return "ReturnPart " + id + " " + state;
    }
}
