package org.caseaudit.chasing.process;

import org.camunda.bpm.engine.RuntimeService;
import org.caseaudit.chasing.ChaseSteps;
import org.caseaudit.chasing.Chases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reaches the chases by message. */
@Component
class RunningChases implements Chases {

    private final RuntimeService runtime;
    private final ChaseSteps steps;

    RunningChases(RuntimeService runtime, ChaseSteps steps) {
        this.runtime = runtime;
        this.steps = steps;
    }

    @Override
    @Transactional
    public void deadlineMoved(String kind, long id) {
        steps.running(kind, id).forEach(chase -> runtime
                .createMessageCorrelation(ChaseProcess.Messages.DEADLINE_MOVED).processInstanceId(chase)
                .correlateAll());
    }
}
