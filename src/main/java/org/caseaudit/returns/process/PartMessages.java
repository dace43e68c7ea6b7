package org.caseaudit.returns.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.caseaudit.returns.process.ReturnPartProcess.Variables;
import org.springframework.stereotype.Component;

/** Reaches the one instance in which a contributor is asked for a part. */
@Component
class PartMessages {

    private final RuntimeService runtime;

    PartMessages(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Tells it what the lead auditor wants, as long as the part is with its contributor. */
    void tell(String message, DelegateExecution auditorsWish) {
        runtime.createMessageCorrelation(message)
                .processInstanceVariableEquals(
                        Variables.RETURN_PART_ID, auditorsWish.getVariable(Variables.RETURN_PART_ID))
                .correlate();
    }
}
