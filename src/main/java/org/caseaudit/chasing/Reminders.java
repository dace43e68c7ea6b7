package org.caseaudit.chasing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.identity.Person;
import org.caseaudit.mail.Letter;
import org.caseaudit.mail.Links;
import org.caseaudit.mail.MailContent;
import org.caseaudit.mail.Postbox;
import org.springframework.stereotype.Service;

/** Writes the messages of a chase, one to each person, however many parts the person has in it. */
@Service
public class Reminders {

    private final Postbox postbox;
    private final Links links;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Reminders(Postbox postbox, Links links, WorkingCalendar calendar, Clock clock) {
        this.postbox = postbox;
        this.links = links;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The messages that a decision table may name. */
    private interface Writer {
        MailContent write(
                String recipientName, String what, String reference, String whom, LocalDate dueOn,
                int workingDaysLate, int timesChased, String link);
    }

    private static final Map<String, Writer> WRITERS = Map.of(
            "request", RequestMail::new,
            "reminder", ReminderMail::new,
            "due-today", DueTodayMail::new,
            "overdue", OverdueMail::new,
            "manager-overdue", ManagerOverdueMail::new,
            "escalation", EscalationMail::new);

    /**
     * Sends one step's messages.
     *
     * @param stepKey           stays the same when the step is retried
     * @param audiences         names of the decision table, separated by commas
     * @param message           which message, such as {@code overdue}
     * @param timesChased       how many steps came before
     * @param processInstanceId the chase
     * @throws IllegalArgumentException for a message or an audience that does not exist: the table needs mending
     */
    public void send(
            String stepKey, Waiting waiting, String audiences, String message, int timesChased,
            String processInstanceId) {
        Writer writer = WRITERS.get(message);
        if (writer == null) {
            throw new IllegalArgumentException("chase-policy names the message '" + message + "'; there are "
                    + WRITERS.keySet().stream().sorted().toList());
        }
        int late = Math.max(0, calendar.workingDaysBetween(waiting.dueOn(), LocalDate.now(clock)));
        Map<String, Letter> letters = new LinkedHashMap<>();
        for (String audience : Arrays.stream(audiences.split(",")).map(String::strip).toList()) {
            for (Person person : people(waiting, audience)) {
                letters.putIfAbsent(person.id(), new Letter(
                        stepKey + ":" + person.id(), audience,
                        new Letter.Recipient(person.id(), person.name(), person.email()),
                        waiting.reference() + " " + waiting.what() + " " + waiting.whom(), processInstanceId,
                        writer.write(person.name(), waiting.what(), waiting.reference(), waiting.whom(),
                                waiting.dueOn(), late, timesChased, links.to(waiting.link()))));
            }
        }
        postbox.sendAll(letters.values());
    }

    private static List<Person> people(Waiting waiting, String audience) {
        List<Person> people = waiting.audiences().get(audience);
        if (people == null) {
            throw new IllegalArgumentException("chase-policy names the audience '" + audience + "' for "
                    + waiting.what() + "; there are " + waiting.audiences().keySet().stream().sorted().toList());
        }
        return people;
    }
}
