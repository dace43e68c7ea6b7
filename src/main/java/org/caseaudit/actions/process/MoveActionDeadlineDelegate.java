package org.caseaudit.actions.process;

import java.util.Date;
import org.caseaudit.actions.Actions;
import org.caseaudit.actions.process.ActionFollowUpProcess.Elements;
import org.caseaudit.actions.process.ActionFollowUpProcess.Variables;
import org.caseaudit.chasing.Chases;
import org.caseaudit.engine.WorkingDays;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Carries the date that was agreed with the owners to their task and to the chase. */
@Component
class MoveActionDeadlineDelegate implements JavaDelegate {

    private final Actions actions;
    private final WorkingDays workingDays;
    private final Chases chase;
    private final TaskService taskService;

    MoveActionDeadlineDelegate(Actions actions, WorkingDays workingDays, Chases chase, TaskService taskService) {
        this.actions = actions;
        this.workingDays = workingDays;
        this.chase = chase;
        this.taskService = taskService;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = (Long) execution.getVariable(Variables.AUDIT_ACTION_ID);
        Date dueAt = workingDays.closeOf(actions.action(id).dueOn());
        execution.setVariable(Variables.ACTION_DUE_AT, dueAt);
        taskService.createTaskQuery().processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(Elements.COMPLETE_ACTION).list().forEach(task -> {
                    task.setDueDate(dueAt);
                    taskService.saveTask(task);
                });
        chase.deadlineMoved(ActionFollowUpProcess.CHASE_KIND, id);
    }
}
