package org.caseaudit.chasing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.caseaudit.chasing.ChaseSteps;
import org.springframework.stereotype.Component;

/** The work is in or given up: nothing more goes out about it, in the transaction that ends the chase. */
@Component
class ChaseEndedListener implements ExecutionListener {

    private final ChaseSteps steps;

    ChaseEndedListener(ChaseSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateExecution chase) {
        steps.end(chase.getProcessInstanceId());
    }
}
