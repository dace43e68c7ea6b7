package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** The report is signed off: what is still open on the case is closed as such, so that the numbers add up. */
@Component
class CloseOpenWorkDelegate implements JavaDelegate {

    private final AgencyReturns returns;

    CloseOpenWorkDelegate(AgencyReturns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution caseAudit) {
        returns.closeOpen(((Number) caseAudit.getVariable(Variables.AUDIT_CASE_ID)).longValue());
    }
}
