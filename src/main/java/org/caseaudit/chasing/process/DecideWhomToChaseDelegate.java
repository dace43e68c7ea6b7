package org.caseaudit.chasing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.chasing.ChaseSteps;
import org.springframework.stereotype.Component;

/** Asks the decision table what is to be done today. */
@Component
class DecideWhomToChaseDelegate implements JavaDelegate {

    private final ChaseTurns turns;
    private final ChaseSteps steps;

    DecideWhomToChaseDelegate(ChaseTurns turns, ChaseSteps steps) {
        this.turns = turns;
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution chase) {
        steps.decide(turns.of(chase));
    }
}
