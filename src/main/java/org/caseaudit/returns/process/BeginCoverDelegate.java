package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.identity.Covers;
import org.caseaudit.returns.process.CoverProcess.Variables;
import org.springframework.stereotype.Component;

/** Shows the agency's open tasks to whoever covers. */
@Component
class BeginCoverDelegate implements JavaDelegate {

    private final Covers covers;

    BeginCoverDelegate(Covers covers) {
        this.covers = covers;
    }

    @Override
    public void execute(DelegateExecution process) {
        covers.begin((Long) process.getVariable(Variables.COVER_ID));
    }
}
