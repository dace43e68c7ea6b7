package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.consent.Agreements;
import org.caseaudit.consent.Interviews;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.springframework.stereotype.Component;

/** The report is signed off: what is still open on the case is closed as such, so that the numbers add up. */
@Component
class CloseOpenWorkDelegate implements JavaDelegate {

    private final AgencyReturns returns;
    private final Agreements agreements;
    private final Interviews interviews;

    CloseOpenWorkDelegate(AgencyReturns returns, Agreements agreements, Interviews interviews) {
        this.returns = returns;
        this.agreements = agreements;
        this.interviews = interviews;
    }

    @Override
    public void execute(DelegateExecution caseAudit) {
        long caseId = ((Number) caseAudit.getVariable(Variables.AUDIT_CASE_ID)).longValue();
        returns.closeOpen(caseId);
        agreements.closeStillOpen(caseId);
        caseAudit.setVariable(CaseAuditProcess.Variables.INTERVIEW_GIVEN_UP, interviews.closeStillOpen(caseId));
    }
}
