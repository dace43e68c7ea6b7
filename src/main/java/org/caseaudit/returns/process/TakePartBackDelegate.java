package org.caseaudit.returns.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.process.ReturnPartProcess.Messages;
import org.caseaudit.returns.process.ReturnPartProcess.Variables;
import org.springframework.stereotype.Component;

/** Ends a contributor's task and its reminders, because the lead auditor wants the part back. */
@Component
class TakePartBackDelegate implements JavaDelegate {

    private final RuntimeService runtime;

    TakePartBackDelegate(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution taking) {
        runtime.createMessageCorrelation(Messages.PART_TAKEN_BACK)
                .processInstanceVariableEquals(
                        Variables.RETURN_PART_ID, taking.getVariable(Variables.RETURN_PART_ID))
                .correlate();
    }
}
