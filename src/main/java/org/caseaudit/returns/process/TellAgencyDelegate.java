package org.caseaudit.returns.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.identity.Directory;
import org.caseaudit.mail.Letter;
import org.caseaudit.mail.Links;
import org.caseaudit.mail.MailContent;
import org.caseaudit.mail.Postbox;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyAuditors;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Extension;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.MoreTimeGrantedMail;
import org.caseaudit.returns.MoreTimeRefusedMail;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** Tells whoever asked for more time, and whoever answers for the agency, what the coordinator decided. */
@Component
class TellAgencyDelegate implements JavaDelegate {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final AgencyReturns returns;
    private final AgencyAuditors auditors;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Directory directory;
    private final Postbox postbox;
    private final Links links;

    TellAgencyDelegate(AgencyReturns returns, AgencyAuditors auditors, AuditRounds rounds, AuditCases cases,
            Directory directory, Postbox postbox, Links links) {
        this.returns = returns;
        this.auditors = auditors;
        this.rounds = rounds;
        this.cases = cases;
        this.directory = directory;
        this.postbox = postbox;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution process) {
        AgencyReturn asked = returns.find((Long) process.getVariable(Variables.AGENCY_RETURN_ID));
        Extension decided = asked.lastExtension().orElseThrow();
        String round = rounds.round(asked.auditRoundId()).reference();
        String what = "Return for " + cases.reference(asked.auditCaseId());
        Map<String, Letter> letters = new LinkedHashMap<>();
        Stream.concat(directory.person(decided.askedBy()).stream(), auditors.auditors(asked.agencyCode()).stream())
                .forEach(person -> letters.putIfAbsent(person.id(), new Letter(
                        "more-time:" + asked.id() + ":" + asked.extensions().size() + ":" + person.id(), "auditor",
                        person, round + " " + what + " " + asked.agencyName(), process.getProcessInstanceId(),
                        content(decided, person.name(), what, round, asked))));
        postbox.post(letters.values());
    }

    private MailContent content(Extension decided, String name, String what, String round, AgencyReturn asked) {
        String link = links.to(TASKLIST);
        return decided.isGranted()
                ? new MoreTimeGrantedMail(name, what, round, asked.dueOn(), link)
                : new MoreTimeRefusedMail(name, what, round, asked.dueOn(), link);
    }
}
