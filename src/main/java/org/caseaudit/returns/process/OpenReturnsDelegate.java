package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** Asks every agency on the roster for a return on the case. */
@Component
class OpenReturnsDelegate implements JavaDelegate {

    private final AgencyReturns returns;

    OpenReturnsDelegate(AgencyReturns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution caseAudit) {
        returns.open(((Number) caseAudit.getVariable(Variables.AUDIT_CASE_ID)).longValue());
    }
}
