package org.caseaudit.returns;

import java.util.List;
import org.caseaudit.returns.AgencyReturn.Answer;
import org.caseaudit.returns.AgencyReturn.Measure;

/** What an agency hands in. {@code outcomeReason}, {@code auditMethod} and {@code openInWindow} may be null. */
public record ReturnSubmission(
        ReturnOutcome outcome, String outcomeReason, AuditMethod auditMethod, Boolean openInWindow,
        List<Answer> answers, List<Measure> measures) {

    public ReturnSubmission {
        answers = List.copyOf(answers);
        measures = List.copyOf(measures);
    }

    /** Where no practice standard applied. */
    public ReturnSubmission(
            ReturnOutcome outcome, String outcomeReason, AuditMethod auditMethod, Boolean openInWindow,
            List<Answer> answers) {
        this(outcome, outcomeReason, auditMethod, openInWindow, answers, List.of());
    }

    /** Keeps what the agency wrote out of logs. */
    @Override
    public String toString() {
        return "ReturnSubmission " + outcome;
    }
}
