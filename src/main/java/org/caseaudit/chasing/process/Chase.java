package org.caseaudit.chasing.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What a feature tells the chases that run for its work. */
@Component
public class Chase {

    private final RuntimeService runtime;

    Chase(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** The work has a new due date: its chase plans anew. Nothing happens where none is waiting. */
    public void deadlineMoved(String kind, long id) {
        runtime.createMessageCorrelation(ChaseProcess.Messages.DEADLINE_MOVED)
                .processInstanceVariableEquals(ChaseProcess.Variables.CHASE_KIND, kind)
                .processInstanceVariableEquals(ChaseProcess.Variables.CHASED_ID, id)
                .correlateAll();
    }
}
