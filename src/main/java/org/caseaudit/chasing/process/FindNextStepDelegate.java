package org.caseaudit.chasing.process;

import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.chasing.ChaseStep;
import org.caseaudit.chasing.ChaseSteps;
import org.caseaudit.chasing.ChaseTurn;
import org.springframework.stereotype.Component;

/** Plans the next reminder, or finds that the policy has no more to say. */
@Component
class FindNextStepDelegate implements JavaDelegate {

    private final ChaseTurns turns;
    private final ChaseSteps steps;

    FindNextStepDelegate(ChaseTurns turns, ChaseSteps steps) {
        this.turns = turns;
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution chase) {
        ChaseTurn turn = turns.of(chase);
        Optional<ChaseStep> next = steps.plan(turn);
        ChaseTurns.pass(chase, ChaseProcess.Variables.STILL_WAITING, turn.isStillWaiting());
        ChaseTurns.pass(chase, ChaseProcess.Variables.STEP_LEFT, next.isPresent());
        next.ifPresent(step -> ChaseTurns.pass(chase, ChaseProcess.Variables.NEXT_STEP_AT, Date.from(step.at())));
        turns.end(chase);
    }
}
