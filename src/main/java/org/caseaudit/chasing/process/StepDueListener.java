package org.caseaudit.chasing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Looks at the calendar once more when a step's time has come. After days without power the step that was planned is
 * stale: the one that counts today is decided instead, and an escalation that fell into those days is not lost.
 */
@Component
class StepDueListener implements ExecutionListener {

    private final StepPlanner planner;

    StepDueListener(StepPlanner planner) {
        this.planner = planner;
    }

    @Override
    public void notify(DelegateExecution chase) {
        planner.next(chase).ifPresent(step ->
                chase.setVariable(ChaseProcess.Variables.WORKING_DAYS_AFTER_DUE, step.workingDaysAfterDue()));
    }
}
