package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** Gives the return back to its agency with the coordinator's question and a new due date. */
@Component
class ReopenReturnDelegate implements JavaDelegate {

    private final AgencyReturns returns;
    private final WorkingDays workingDays;

    ReopenReturnDelegate(AgencyReturns returns, WorkingDays workingDays) {
        this.returns = returns;
        this.workingDays = workingDays;
    }

    @Override
    public void execute(DelegateExecution process) {
        AgencyReturn reopened =
                returns.reopen(((Number) process.getVariable(Variables.AGENCY_RETURN_ID)).longValue());
        process.setVariable(Variables.RETURN_DUE_AT, workingDays.closeOf(reopened.dueOn()));
        process.setVariable(Variables.RETURN_IN, false);
    }
}
