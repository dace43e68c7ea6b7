package org.caseaudit.actions.process;

import org.caseaudit.actions.Actions;
import org.caseaudit.actions.AuditAction;
import org.caseaudit.actions.Owners;
import org.caseaudit.actions.process.ActionFollowUpProcess.Variables;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.programme.AuditRounds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Hands an action to its owners. */
@Component
class OpenActionDelegate implements JavaDelegate {

    private final Actions actions;
    private final Owners owners;
    private final AuditRounds rounds;
    private final WorkingDays workingDays;

    OpenActionDelegate(Actions actions, Owners owners, AuditRounds rounds, WorkingDays workingDays) {
        this.actions = actions;
        this.owners = owners;
        this.rounds = rounds;
        this.workingDays = workingDays;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AuditAction action = actions.open((Long) execution.getVariable(Variables.AUDIT_ACTION_ID));
        execution.setVariable(Variables.OWNER_USERS, String.join(",", owners.users(action)));
        execution.setVariable(Variables.OWNER_GROUPS,
                String.join(",", owners.groups(action, rounds.round(action.auditRoundId()))));
        execution.setVariable(Variables.ACTION_DUE_AT, workingDays.closeOf(action.dueOn()));
    }
}
