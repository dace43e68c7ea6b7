package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.caseaudit.returns.ReturnEscalated;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells that the chair is asked for help. */
@Component
class ReturnEscalatedListener implements ExecutionListener {

    private final ApplicationEventPublisher events;

    ReturnEscalatedListener(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void notify(DelegateExecution agencyReturn) {
        events.publishEvent(new ReturnEscalated(
                ((Number) agencyReturn.getVariable(Variables.AGENCY_RETURN_ID)).longValue()));
    }
}
