package org.caseaudit.chasing.process;

import java.util.Date;
import java.util.Optional;
import org.caseaudit.chasing.ChaseStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans the next reminder, or finds that the policy has no more to say. */
@Component
class FindNextStepDelegate implements JavaDelegate {

    private final StepPlanner planner;

    FindNextStepDelegate(StepPlanner planner) {
        this.planner = planner;
    }

    @Override
    public void execute(DelegateExecution chase) {
        Optional<ChaseStep> next = planner.next(chase);
        chase.setVariable(ChaseProcess.Variables.TIMES_CHASED, StepPlanner.timesChased(chase));
        chase.setVariable(ChaseProcess.Variables.STEP_LEFT, next.isPresent());
        next.ifPresent(step -> {
            chase.setVariable(ChaseProcess.Variables.NEXT_STEP_AT, Date.from(step.at()));
            chase.setVariable(ChaseProcess.Variables.WORKING_DAYS_AFTER_DUE, step.workingDaysAfterDue());
        });
    }
}
