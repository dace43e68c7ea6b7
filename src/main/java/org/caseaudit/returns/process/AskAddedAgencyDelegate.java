package org.caseaudit.returns.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** Tells the case's audit that one more agency is asked for a return. */
@Component
class AskAddedAgencyDelegate implements JavaDelegate {

    private final RuntimeService runtime;

    AskAddedAgencyDelegate(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution adding) {
        runtime.createMessageCorrelation(AddAgencyToCaseProcess.AGENCY_ADDED)
                .processInstanceVariableEquals(Variables.AUDIT_CASE_ID, adding.getVariable(Variables.AUDIT_CASE_ID))
                .setVariablesToTriggeredScope(
                        Map.of(Variables.AGENCY_RETURN_ID, adding.getVariable(Variables.AGENCY_RETURN_ID)))
                .correlate();
    }
}
