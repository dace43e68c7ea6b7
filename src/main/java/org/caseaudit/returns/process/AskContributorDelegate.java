package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.returns.ReturnPart;
import org.caseaudit.returns.ReturnParts;
import org.caseaudit.returns.process.ReturnPartProcess.Variables;
import org.springframework.stereotype.Component;

/** Tells the process who is asked for the part, and by when. */
@Component
class AskContributorDelegate implements JavaDelegate {

    private final ReturnParts parts;
    private final WorkingDays workingDays;

    AskContributorDelegate(ReturnParts parts, WorkingDays workingDays) {
        this.parts = parts;
        this.workingDays = workingDays;
    }

    @Override
    public void execute(DelegateExecution process) {
        ReturnPart part = parts.find((Long) process.getVariable(Variables.RETURN_PART_ID));
        process.setVariable(Variables.CONTRIBUTOR, part.contributor());
        process.setVariable(Variables.PART_DUE_AT, workingDays.closeOf(part.dueOn()));
    }
}
