package org.caseaudit.returns.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.process.AgencyReturnProcess.Messages;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** Takes an agency's wish for more time to its return, where the coordinator decides. */
@Component
class AskCoordinatorDelegate implements JavaDelegate {

    private final ReturnMessages messages;

    AskCoordinatorDelegate(ReturnMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution asking) {
        messages.tell(Messages.MORE_TIME_ASKED_FOR, (Long) asking.getVariable(Variables.AGENCY_RETURN_ID), Map.of());
    }
}
