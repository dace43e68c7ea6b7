package org.caseaudit.chasing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.chasing.ChaseSteps;
import org.caseaudit.chasing.ChaseTurn;
import org.springframework.stereotype.Component;

/** Posts what the decision table decided and counts the step. */
@Component
class SendReminderDelegate implements JavaDelegate {

    private final ChaseTurns turns;
    private final ChaseSteps steps;

    SendReminderDelegate(ChaseTurns turns, ChaseSteps steps) {
        this.turns = turns;
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution chase) {
        ChaseTurn turn = turns.of(chase);
        steps.take(turn);
        ChaseTurns.pass(chase, ChaseProcess.Variables.ESCALATE, turn.escalates());
    }
}
