package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.ReturnProcessStarted;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the process whose return it is, on which version of which tool, and by when. */
@Component
class RequestReturnDelegate implements JavaDelegate {

    private final AgencyReturns returns;
    private final WorkingDays workingDays;
    private final ApplicationEventPublisher events;

    RequestReturnDelegate(AgencyReturns returns, WorkingDays workingDays, ApplicationEventPublisher events) {
        this.returns = returns;
        this.workingDays = workingDays;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution process) {
        AgencyReturn requested = returns.find(((Number) process.getVariable(Variables.AGENCY_RETURN_ID)).longValue());
        process.setVariable(Variables.AGENCY_CODE, requested.agencyCode());
        process.setVariable(Variables.AGENCY_NAME, requested.agencyName());
        process.setVariable(Variables.TOOL_FORM_ID, requested.toolFormId());
        process.setVariable(Variables.TOOL_FORM_VERSION, Integer.toString(requested.toolFormVersion()));
        process.setVariable(Variables.RETURN_DUE_AT, workingDays.closeOf(requested.dueOn()));
        process.setVariable(Variables.RETURN_IN, false);
        events.publishEvent(new ReturnProcessStarted(requested.id(), process.getProcessInstanceId()));
    }
}
