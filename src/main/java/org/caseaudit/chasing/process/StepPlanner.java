package org.caseaudit.chasing.process;

import java.time.LocalDate;
import java.util.Optional;
import org.caseaudit.chasing.ChasePlan;
import org.caseaudit.chasing.ChaseStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Asks the plan on behalf of a running chase. */
@Component
class StepPlanner {

    private final WaitedFor waitedFor;
    private final ChasePlan plan;

    StepPlanner(WaitedFor waitedFor, ChasePlan plan) {
        this.waitedFor = waitedFor;
        this.plan = plan;
    }

    Optional<ChaseStep> next(DelegateExecution chase) {
        String kind = (String) chase.getVariable(ChaseProcess.Variables.CHASE_KIND);
        String chasedOn = (String) chase.getVariable(ChaseProcess.Variables.CHASED_ON);
        return waitedFor.in(chase).flatMap(waiting -> plan.next(
                kind, waiting.dueOn(), timesChased(chase), chasedOn == null ? null : LocalDate.parse(chasedOn)));
    }

    static int timesChased(DelegateExecution chase) {
        Integer timesChased = (Integer) chase.getVariable(ChaseProcess.Variables.TIMES_CHASED);
        return timesChased == null ? 0 : timesChased;
    }
}
