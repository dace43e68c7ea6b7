package org.caseaudit.returns.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.process.AgencyReturnProcess.Messages;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** Takes a part that was handed over to its return, from where its contributor is asked. */
@Component
class PassPartOnDelegate implements JavaDelegate {

    private final ReturnMessages messages;

    PassPartOnDelegate(ReturnMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution handing) {
        Object partId = handing.getVariable(ReturnPartProcess.Variables.RETURN_PART_ID);
        messages.tell(Messages.PART_HANDED_OVER, (Long) handing.getVariable(Variables.AGENCY_RETURN_ID),
                Map.of(ReturnPartProcess.Variables.RETURN_PART_ID, partId));
    }
}
