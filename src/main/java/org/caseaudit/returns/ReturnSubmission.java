package org.caseaudit.returns;

import java.util.List;
import org.caseaudit.returns.AgencyReturn.Answer;

/** What an agency hands in. {@code outcomeReason}, {@code auditMethod} and {@code openInWindow} may be null. */
public record ReturnSubmission(
        ReturnOutcome outcome, String outcomeReason, AuditMethod auditMethod, Boolean openInWindow,
        List<Answer> answers) {

    public ReturnSubmission {
        answers = List.copyOf(answers);
    }

    /** Keeps what the agency wrote out of logs. */
    @Override
    public String toString() {
        return "ReturnSubmission " + outcome;
    }
}
