package org.caseaudit.actions.process;

import org.caseaudit.actions.Actions;
import org.caseaudit.actions.AuditAction;
import org.caseaudit.actions.process.ActionFollowUpProcess.Variables;
import org.caseaudit.engine.WorkingDays;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Hands an action to its owners. */
@Component
class OpenActionDelegate implements JavaDelegate {

    private final Actions actions;
    private final WorkingDays workingDays;

    OpenActionDelegate(Actions actions, WorkingDays workingDays) {
        this.actions = actions;
        this.workingDays = workingDays;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AuditAction action = actions.open((Long) execution.getVariable(Variables.AUDIT_ACTION_ID));
        execution.setVariable(Variables.ACTION_DUE_AT, workingDays.closeOf(action.dueOn()));
    }
}
