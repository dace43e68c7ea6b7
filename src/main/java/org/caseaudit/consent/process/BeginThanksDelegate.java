package org.caseaudit.consent.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.sampling.process.CaseAuditProcess.Messages;
import org.caseaudit.sampling.process.CaseAuditProcess.Variables;
import org.springframework.stereotype.Component;

/** Starts what a family that took part is owed, in a process that outlives the audit of its case. */
@Component
class BeginThanksDelegate implements JavaDelegate {

    private final RuntimeService runtime;

    BeginThanksDelegate(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution caseAudit) {
        runtime.createMessageCorrelation(Messages.FAMILY_OWED_THANKS)
                .processInstanceBusinessKey(caseAudit.getProcessBusinessKey())
                .setVariable(Variables.AUDIT_ROUND_ID, caseAudit.getVariable(Variables.AUDIT_ROUND_ID))
                .setVariable(Variables.AUDIT_CASE_ID, caseAudit.getVariable(Variables.AUDIT_CASE_ID))
                .setVariable(Variables.SPEAKS_TO_BOARD, Boolean.TRUE.equals(caseAudit.getVariable(Variables.SPEAKS_TO_BOARD)))
                .correlateStartMessage();
    }
}
