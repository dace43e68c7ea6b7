package org.caseaudit.returns.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseaudit.identity.Person;
import org.caseaudit.mail.Letter;
import org.caseaudit.mail.Links;
import org.caseaudit.mail.MailContent;
import org.caseaudit.mail.Postbox;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** Writes to people about an agency's return. */
@Component
class ReturnLetters {

    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Postbox postbox;
    private final Links links;

    ReturnLetters(AuditRounds rounds, AuditCases cases, Postbox postbox,
            Links links) {
        this.rounds = rounds;
        this.cases = cases;
        this.postbox = postbox;
        this.links = links;
    }

    /** What a letter says to one person. */
    interface Writer {
        MailContent write(String recipientName, String what, String round, String link);
    }

    /**
     * Sends one to each of them.
     *
     * @param key      stays the same when the step is retried
     * @param audience in which role they get it, such as {@code auditor}
     * @param what     the work, before "for CASE-0042", such as {@code Return}
     */
    void send(String key, String audience, Collection<Person> people, AgencyReturn whole, String what,
            String processInstanceId, Writer writer) {
        String round = rounds.round(whole.auditRoundId()).reference();
        String work = what + " for " + cases.reference(whole.auditCaseId());
        Map<String, Letter> letters = new LinkedHashMap<>();
        people.forEach(person -> letters.putIfAbsent(person.id(), new Letter(
                key + ":" + person.id(), audience, person, round + " " + work + " " + whole.agencyName(),
                processInstanceId, writer.write(person.name(), work, round, links.to(Links.TASKLIST)))));
        postbox.post(letters.values());
    }
}
