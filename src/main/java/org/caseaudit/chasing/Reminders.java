package org.caseaudit.chasing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.identity.Person;
import org.caseaudit.mail.Letter;
import org.caseaudit.mail.Links;
import org.caseaudit.mail.MailContent;
import org.caseaudit.mail.Postbox;
import org.springframework.stereotype.Service;

/** Writes the letters of a chase, one to each person, however many parts the person has in it. */
@Service
class Reminders {

    /** Whom to turn to when somebody cannot be reached: the next one in this line. */
    private static final List<String> LINE = List.of(
            "auditor", "deputy", "manager", "owner", "participation", "safeguarding-lead", "coordinator", "chair");
    /** They hear about one agency at a time; everybody else gets a morning's reminders as one message. */
    private static final Set<String> OF_ONE_AGENCY = Set.of("auditor", "deputy", "manager");
    /** A child may be at risk now. */
    private static final Set<String> URGENT_KINDS = Set.of("concern", "meeting");
    private static final String FEATURE = "chasing/";

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
     * Posts one step's letters.
     *
     * @throws IllegalArgumentException for a message or an audience that does not exist: the table needs mending
     */
    void post(Chase chase, Waiting waiting, ChaseDecision decision) {
        Map<String, Letter> letters = new LinkedHashMap<>();
        for (String audience : decision.audiences()) {
            for (Person person : people(waiting, audience)) {
                letters.computeIfAbsent(person.id(),
                        id -> letter(chase, chase.timesChased(), waiting, decision.message(), audience, person));
            }
        }
        postbox.post(letters.values());
    }

    /**
     * Posts the same letter to those next in line, because nobody was reached under that audience.
     *
     * @param template what could not be told, such as {@code chasing/overdue}
     * @param unreached whom not to turn to
     */
    void postToNext(Chase chase, Waiting waiting, String template, String audience, Set<String> unreached) {
        String message = template.substring(FEATURE.length());
        for (String next : LINE.subList(LINE.indexOf(audience) + 1, LINE.size())) {
            List<Person> people = waiting.audiences().containsKey(next)
                    ? people(waiting, next).stream().filter(person -> !unreached.contains(person.id())).toList()
                    : List.of();
            if (!people.isEmpty()) {
                List<Letter> letters = new ArrayList<>();
                people.forEach(person ->
                        letters.add(letter(chase, chase.timesChased() - 1, waiting, message, next, person)));
                postbox.post(letters);
                return;
            }
        }
    }

    static boolean isReminder(String template) {
        return template.startsWith(FEATURE) && WRITERS.containsKey(template.substring(FEATURE.length()));
    }

    private Letter letter(
            Chase chase, int step, Waiting waiting, String message, String audience, Person person) {
        Writer writer = WRITERS.get(message);
        if (writer == null) {
            throw new IllegalArgumentException("chase-policy names the message '" + message + "'; there are "
                    + WRITERS.keySet().stream().sorted().toList());
        }
        int late = Math.max(0, calendar.workingDaysBetween(waiting.dueOn(), LocalDate.now(clock)));
        return new Letter(
                chase.processInstanceId() + ":" + step + ":" + person.id(), audience, person,
                waiting.reference() + " " + waiting.what() + " " + waiting.whom(), chase.processInstanceId(),
                writer.write(person.name(), waiting.what(), waiting.reference(), waiting.whom(), waiting.dueOn(), late,
                        step, links.to(waiting.link())),
                OF_ONE_AGENCY.contains(audience) ? waiting.whom() : "partnership",
                URGENT_KINDS.contains(chase.kind()), null);
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
