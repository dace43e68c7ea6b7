package org.caseaudit.chasing.process;

import org.caseaudit.chasing.Chases;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Reaches the chases by message. */
@Component
class RunningChases implements Chases {

    private final RuntimeService runtime;

    RunningChases(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void deadlineMoved(String kind, long id) {
        runtime.createMessageCorrelation(ChaseProcess.Messages.DEADLINE_MOVED)
                .processInstanceVariableEquals(ChaseProcess.Variables.CHASE_KIND, kind)
                .processInstanceVariableEquals(ChaseProcess.Variables.CHASED_ID, id)
                .correlateAll();
    }
}
