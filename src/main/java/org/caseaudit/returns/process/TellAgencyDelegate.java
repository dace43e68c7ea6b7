package org.caseaudit.returns.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Extension;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.MoreTimeGrantedMail;
import org.caseaudit.returns.MoreTimeRefusedMail;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** Tells whoever asked for more time, and whoever answers for the agency, what the coordinator decided. */
@Component
class TellAgencyDelegate implements JavaDelegate {

    private final AgencyReturns returns;
    private final AuditorLetters letters;

    TellAgencyDelegate(AgencyReturns returns, AuditorLetters letters) {
        this.returns = returns;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution process) {
        AgencyReturn asked = returns.find((Long) process.getVariable(Variables.AGENCY_RETURN_ID));
        Extension decided = asked.lastExtension().orElseThrow();
        letters.send("more-time:" + asked.id() + ":" + asked.extensions().size(), asked, "Return", decided.askedBy(),
                process, (name, what, round, link) -> decided.isGranted()
                        ? new MoreTimeGrantedMail(name, what, round, asked.dueOn(), link)
                        : new MoreTimeRefusedMail(name, what, round, asked.dueOn(), link));
    }
}
