package org.caseaudit.consent.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.chasing.ContingencyMail;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.Interviews;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.mail.Letter;
import org.caseaudit.mail.Links;
import org.caseaudit.mail.Postbox;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells coordinators and chair, while something can still be done, that a family has not been heard. */
@Component
class WarnOfContingencyDelegate implements JavaDelegate {

    private final AuditCases cases;
    private final AuditRounds rounds;
    private final Interviews interviews;
    private final Directory directory;
    private final Postbox postbox;
    private final Links links;
    private final WorkingCalendar calendar;
    private final Clock clock;

    WarnOfContingencyDelegate(AuditCases cases, AuditRounds rounds, Interviews interviews, Directory directory,
            Postbox postbox, Links links, WorkingCalendar calendar, Clock clock) {
        this.cases = cases;
        this.rounds = rounds;
        this.interviews = interviews;
        this.directory = directory;
        this.postbox = postbox;
        this.links = links;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution hearing) {
        AuditCase auditCase =
                cases.find((Long) hearing.getVariable(CaseAuditProcess.Variables.AUDIT_CASE_ID));
        Interview interview = interviews.find(auditCase.id()).orElseThrow();
        String round = rounds.round(auditCase.roundId()).reference();
        int late = Math.max(0, calendar.workingDaysBetween(interview.dueOn(), LocalDate.now(clock)));
        Map<String, Letter> letters = new LinkedHashMap<>();
        Map.of("coordinator", Groups.COORDINATORS, "chair", Groups.PANEL_CHAIR).forEach((audience, group) -> {
            for (Person person : directory.members(group)) {
                letters.putIfAbsent(person.id(), new Letter(
                        "contingency:" + auditCase.id() + ":" + person.id(), audience,
                        person, round + " " + auditCase.caseRef(), hearing.getProcessInstanceId(),
                        new ContingencyMail(person.name(), "Feedback interview for " + auditCase.caseRef(), round,
                                "Participation team", interview.dueOn(), late, 0, links.to(Links.TASKLIST))));
            }
        });
        postbox.post(letters.values());
    }
}
