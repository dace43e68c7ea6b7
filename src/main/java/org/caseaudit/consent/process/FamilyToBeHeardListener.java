package org.caseaudit.consent.process;

import org.caseaudit.consent.Interview;
import org.caseaudit.consent.Interviews;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Opens the feedback interview before its task begins, so that due date and contingency deadline are known. */
@Component
class FamilyToBeHeardListener implements ExecutionListener {

    private final Interviews interviews;
    private final WorkingDays workingDays;

    FamilyToBeHeardListener(Interviews interviews, WorkingDays workingDays) {
        this.interviews = interviews;
        this.workingDays = workingDays;
    }

    @Override
    public void notify(DelegateExecution hearing) {
        Interview interview = interviews.open((Long) hearing.getVariable(CaseAuditProcess.Variables.AUDIT_CASE_ID));
        hearing.setVariable(CaseAuditProcess.Variables.SPEAKS_TO_BOARD, false);
        hearing.setVariable(CaseAuditProcess.Variables.INTERVIEW_DUE_AT, workingDays.closeOf(interview.dueOn()));
        hearing.setVariable(CaseAuditProcess.Variables.CONTINGENCY_AT, workingDays.closeOf(interview.contingencyOn()));
    }
}
