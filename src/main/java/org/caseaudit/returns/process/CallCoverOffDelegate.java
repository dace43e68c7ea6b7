package org.caseaudit.returns.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.process.CoverProcess.Messages;
import org.caseaudit.returns.process.CoverProcess.Variables;
import org.springframework.stereotype.Component;

/** Ends a cover before its last day. */
@Component
class CallCoverOffDelegate implements JavaDelegate {

    private final RuntimeService runtime;

    CallCoverOffDelegate(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution process) {
        runtime.createMessageCorrelation(Messages.COVER_CALLED_OFF)
                .processInstanceVariableEquals(
                        Variables.COVER_ID, process.getVariable(Variables.CALLED_OFF_COVER_ID))
                .correlate();
    }
}
