package org.caseaudit.returns.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.caseaudit.identity.Directory;
import org.caseaudit.mail.Letter;
import org.caseaudit.mail.Links;
import org.caseaudit.mail.MailContent;
import org.caseaudit.mail.Postbox;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyAuditors;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** Writes to whoever answers for an agency's return today. */
@Component
class AuditorLetters {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final AgencyAuditors auditors;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Directory directory;
    private final Postbox postbox;
    private final Links links;

    AuditorLetters(AgencyAuditors auditors, AuditRounds rounds, AuditCases cases, Directory directory, Postbox postbox,
            Links links) {
        this.auditors = auditors;
        this.rounds = rounds;
        this.cases = cases;
        this.directory = directory;
        this.postbox = postbox;
        this.links = links;
    }

    /** What a letter says to one person. */
    interface Writer {
        MailContent write(String recipientName, String what, String round, String link);
    }

    /**
     * Sends it to the agency's auditor, and to somebody else who began the matter.
     *
     * @param key   stays the same when the step is retried
     * @param what  the work, before "for CASE-0042", such as {@code Return}
     * @param begun user id of who is to hear as well, or null
     */
    void send(String key, AgencyReturn whole, String what, String begun, DelegateExecution process, Writer writer) {
        String round = rounds.round(whole.auditRoundId()).reference();
        String work = what + " for " + cases.reference(whole.auditCaseId());
        Map<String, Letter> letters = new LinkedHashMap<>();
        Stream.concat(directory.person(begun).stream(), auditors.auditors(whole.agencyCode()).stream())
                .forEach(person -> letters.putIfAbsent(person.id(), new Letter(
                        key + ":" + person.id(), "auditor", person,
                        round + " " + work + " " + whole.agencyName(), process.getProcessInstanceId(),
                        writer.write(person.name(), work, round, links.to(TASKLIST)))));
        postbox.post(letters.values());
    }
}
