package org.caseaudit.chasing.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.caseaudit.chasing.ChasePlan;
import org.caseaudit.chasing.ChaseStep;
import org.caseaudit.chasing.Waiting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans the next reminder, or finds that the policy has no more to say. */
@Component
class FindNextStepDelegate implements JavaDelegate {

    private final WaitedFor waitedFor;
    private final ChasePlan plan;

    FindNextStepDelegate(WaitedFor waitedFor, ChasePlan plan) {
        this.waitedFor = waitedFor;
        this.plan = plan;
    }

    @Override
    public void execute(DelegateExecution chase) {
        String kind = (String) chase.getVariable(ChaseProcess.Variables.CHASE_KIND);
        Integer timesChased = (Integer) chase.getVariable(ChaseProcess.Variables.TIMES_CHASED);
        String chasedOn = (String) chase.getVariable(ChaseProcess.Variables.CHASED_ON);
        Optional<Waiting> waiting = waitedFor.in(chase);
        Optional<ChaseStep> next = waiting.flatMap(w -> plan.next(
                kind, w.dueOn(), timesChased == null ? 0 : timesChased,
                chasedOn == null ? null : LocalDate.parse(chasedOn)));

        chase.setVariable(ChaseProcess.Variables.TIMES_CHASED, timesChased == null ? 0 : timesChased);
        chase.setVariable(ChaseProcess.Variables.STEP_LEFT, next.isPresent());
        next.ifPresent(step -> {
            chase.setVariable(ChaseProcess.Variables.NEXT_STEP_AT, Date.from(step.at()));
            chase.setVariable(ChaseProcess.Variables.WORKING_DAYS_AFTER_DUE, step.workingDaysAfterDue());
        });
    }
}
