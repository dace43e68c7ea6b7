package org.caseaudit.chasing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.caseaudit.chasing.ChaseSteps;
import org.caseaudit.chasing.ChaseTurn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps a chase's turn between the steps of one transaction. */
@Component
class ChaseTurns {

    private final ChaseSteps steps;

    ChaseTurns(ChaseSteps steps) {
        this.steps = steps;
    }

    ChaseTurn of(DelegateExecution chase) {
        Object key = key(chase);
        ChaseTurn turn = (ChaseTurn) TransactionSynchronizationManager.getResource(key);
        if (turn == null) {
            turn = begin(chase);
            TransactionSynchronizationManager.bindResource(key, turn);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(key);
                }
            });
        }
        return turn;
    }

    /** The chase waits again; whatever happens to it later, even in this transaction, is another turn. */
    void end(DelegateExecution chase) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key(chase));
    }

    /** Gives the model what its next gateway or timer asks, without a row in the engine's tables. */
    static void pass(DelegateExecution chase, String variable, Object value) {
        chase.setVariable(variable, Variables.untypedValue(value, true));
    }

    private ChaseTurn begin(DelegateExecution chase) {
        Number round = (Number) chase.getVariable(ChaseProcess.Variables.AUDIT_ROUND_ID);
        return steps.turn(chase.getProcessInstanceId(),
                (String) chase.getVariable(ChaseProcess.Variables.CHASE_KIND),
                ((Number) chase.getVariable(ChaseProcess.Variables.CHASED_ID)).longValue(),
                round == null ? null : round.longValue());
    }

    private static String key(DelegateExecution chase) {
        return ChaseTurns.class.getName() + ":" + chase.getProcessInstanceId();
    }
}
