package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Extension;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.MoreTimeWantedMail;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** Tells the coordinators that an agency waits for their decision: it has a day only. */
@Component
class TellCoordinatorListener implements TaskListener {

    private final AgencyReturns returns;
    private final Directory directory;
    private final ReturnLetters letters;

    TellCoordinatorListener(AgencyReturns returns, Directory directory, ReturnLetters letters) {
        this.returns = returns;
        this.directory = directory;
        this.letters = letters;
    }

    @Override
    public void notify(DelegateTask decision) {
        AgencyReturn asked = returns.find((Long) decision.getVariable(Variables.AGENCY_RETURN_ID));
        Extension wish = asked.lastExtension().orElseThrow();
        letters.send("more-time-wanted:" + asked.id() + ":" + asked.extensions().size(), "coordinator",
                directory.members(Groups.COORDINATORS), asked, "Return", decision.getProcessInstanceId(),
                (name, what, round, link) -> new MoreTimeWantedMail(
                        name, what, round, asked.agencyName(), asked.dueOn(), wish.wishedOn(), link));
    }
}
