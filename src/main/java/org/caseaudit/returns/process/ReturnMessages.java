package org.caseaudit.returns.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** Reaches the one instance that waits for an agency's return. */
@Component
class ReturnMessages {

    private final RuntimeService runtime;

    ReturnMessages(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /**
     * Tells it something while it is with its agency.
     *
     * @param references known only where the message is taken up, so that several can be under way side by side
     */
    void tell(String message, long agencyReturnId, Map<String, Object> references) {
        runtime.createMessageCorrelation(message)
                .processInstanceVariableEquals(Variables.AGENCY_RETURN_ID, agencyReturnId)
                .setVariablesToTriggeredScope(references)
                .correlate();
    }
}
