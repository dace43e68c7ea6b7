package org.caseaudit.report.process;

import org.caseaudit.report.process.ReportProcess.Messages;
import org.caseaudit.report.process.ReportProcess.Variables;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells every case of the round that the report is signed off, so that what is open there is closed. */
@Component
class EndCaseWorkDelegate implements JavaDelegate {

    private final RuntimeService runtimeService;

    EndCaseWorkDelegate(RuntimeService runtimeService) {
        this.runtimeService = runtimeService;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long auditRoundId = (Long) execution.getVariable(Variables.AUDIT_ROUND_ID);
        runtimeService.createMessageCorrelation(Messages.SIGN_OFF_REACHED)
                .processInstanceVariableEquals(Variables.AUDIT_ROUND_ID, auditRoundId)
                .correlateAll();
    }
}
