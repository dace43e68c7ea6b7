package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.process.ReturnPartProcess.Messages;
import org.springframework.stereotype.Component;

/** Takes a part's new date to where its contributor is asked. */
@Component
class AnnouncePartDateDelegate implements JavaDelegate {

    private final PartMessages messages;

    AnnouncePartDateDelegate(PartMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution moving) {
        messages.tell(Messages.PART_DATE_MOVED, moving);
    }
}
