package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.process.ReturnPartProcess.Messages;
import org.springframework.stereotype.Component;

/** Ends a contributor's task and its reminders, because the lead auditor wants the part back. */
@Component
class TakePartBackDelegate implements JavaDelegate {

    private final PartMessages messages;

    TakePartBackDelegate(PartMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution taking) {
        messages.tell(Messages.PART_TAKEN_BACK, taking);
    }
}
