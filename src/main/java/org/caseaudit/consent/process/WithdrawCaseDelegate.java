package org.caseaudit.consent.process;

import org.caseaudit.consent.Agreements;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The family has withdrawn: its case leaves the sample and its answers leave pack and report. */
@Component
class WithdrawCaseDelegate implements JavaDelegate {

    private final Agreements agreements;

    WithdrawCaseDelegate(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void execute(DelegateExecution caseAudit) {
        agreements.withdraw(
                (Long) caseAudit.getVariable(CaseAuditProcess.Variables.AUDIT_CASE_ID),
                (String) caseAudit.getVariable(CaseAuditProcess.Variables.WITHDRAWN_BY));
    }
}
