package org.caseaudit.returns.process;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Person;
import org.caseaudit.returns.AgencyAuditors;
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
    private final AgencyAuditors auditors;
    private final Directory directory;
    private final ReturnLetters letters;

    TellAgencyDelegate(AgencyReturns returns, AgencyAuditors auditors, Directory directory, ReturnLetters letters) {
        this.returns = returns;
        this.auditors = auditors;
        this.directory = directory;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution process) {
        AgencyReturn asked = returns.find((Long) process.getVariable(Variables.AGENCY_RETURN_ID));
        Extension decided = asked.lastExtension().orElseThrow();
        List<Person> people = Stream.concat(directory.person(decided.askedBy()).stream(),
                auditors.auditors(asked.agencyCode()).stream()).toList();
        letters.send("more-time:" + asked.id() + ":" + asked.extensions().size(), "auditor", people, asked, "Return",
                process.getProcessInstanceId(), (name, what, round, link) -> decided.isGranted()
                        ? new MoreTimeGrantedMail(name, what, round, asked.dueOn(), link)
                        : new MoreTimeRefusedMail(name, what, round, asked.dueOn(), link));
    }
}
