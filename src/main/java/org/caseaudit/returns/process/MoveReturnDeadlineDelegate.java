package org.caseaudit.returns.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.chasing.Chases;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Elements;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** Puts the later date into force: for the return, the agency's task and its chase. */
@Component
class MoveReturnDeadlineDelegate implements JavaDelegate {

    private final AgencyReturns returns;
    private final WorkingDays workingDays;
    private final DueDates dueDates;
    private final Chases chase;

    MoveReturnDeadlineDelegate(AgencyReturns returns, WorkingDays workingDays, DueDates dueDates, Chases chase) {
        this.returns = returns;
        this.workingDays = workingDays;
        this.dueDates = dueDates;
        this.chase = chase;
    }

    @Override
    public void execute(DelegateExecution process) {
        long id = ((Number) process.getVariable(Variables.AGENCY_RETURN_ID)).longValue();
        Date dueAt = workingDays.closeOf(returns.find(id).dueOn());
        process.setVariable(Variables.RETURN_DUE_AT, dueAt);
        dueDates.move(process, Elements.COMPLETE_RETURN, dueAt);
        chase.deadlineMoved(AgencyReturnProcess.CHASE_KIND, id);
    }
}
