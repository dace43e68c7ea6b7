package org.caseaudit.oversight.cockpit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.chasing.Chase;
import org.caseaudit.chasing.ChaseLog;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.NextStep;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.chasing.process.ChaseProcess;
import org.caseaudit.engine.AsSystem;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Person;
import org.caseaudit.oversight.cockpit.ChaseMessages.Item;
import org.caseaudit.returns.process.AgencyReturnProcess;
import org.caseaudit.web.BadInput;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was sent because somebody is waited for, and what comes next. */
@Component
class ChaseTab {

    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Map<String, String> AUDIENCES = Map.of(
            "auditor", "lead auditor", "manager", "agency’s manager", "chair", "panel chair",
            "safeguarding-lead", "safeguarding lead", "owner", "owner of the action");
    private static final Map<String, String> MESSAGES = Map.of(
            "request", "Request", "reminder", "Reminder", "due-today", "Due today", "overdue", "Overdue",
            "manager-overdue", "Overdue, to the manager", "escalation", "Escalation");

    private final RuntimeService runtime;
    private final AsSystem asSystem;
    private final JdbcClient jdbc;
    private final ChaseLog chases;
    private final ChaseMessages messages;
    private final Map<String, ChasedWork> kinds;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final CalendarSettings settings;

    ChaseTab(
            RuntimeService runtime, AsSystem asSystem, JdbcClient jdbc, ChaseLog chases, ChaseMessages messages,
            ObjectProvider<ChasedWork> kinds, Directory directory, WorkingCalendar calendar,
            CalendarSettings settings) {
        this.runtime = runtime;
        this.asSystem = asSystem;
        this.jdbc = jdbc;
        this.chases = chases;
        this.messages = messages;
        this.kinds = kinds.stream().collect(Collectors.toMap(ChasedWork::kind, Function.identity()));
        this.directory = directory;
        this.calendar = calendar;
        this.settings = settings;
    }

    /**
     * One chase, in words.
     *
     * @param standing when the work is due, and how late it is
     * @param messages the latest first
     */
    record Told(String what, String standing, String next, List<Sent> messages) {
    }

    /** @param trouble whether it reached nobody */
    record Sent(String message, String to, String on, String fate, boolean trouble) {
    }

    /** What an instance chases or chased, the latest first; empty where it chases nothing, as most do. */
    @Transactional(readOnly = true)
    public List<Told> of(String processInstanceId) {
        if (processInstanceId == null || !INSTANCE.matcher(processInstanceId).matches()) {
            throw new BadInput("instance", "is none");
        }
        return asSystem.call(() -> chasedBy(processInstanceId).stream()
                .sorted(Comparator.comparing(Chase::startedAt).reversed()).map(this::told).toList());
    }

    private List<Chase> chasedBy(String processInstanceId) {
        Optional<Chase> itself = chases.chase(processInstanceId);
        if (itself.isPresent()) {
            return List.of(itself.get());
        }
        List<Chase> ofReturn = jdbc.sql("select agency_return_id from return_progress where process_instance_id = ?")
                .param(processInstanceId).query(Long.class).optional()
                .map(id -> chases.chases(AgencyReturnProcess.CHASE_KIND, id)).orElse(List.of());
        return !ofReturn.isEmpty() ? ofReturn : runtime.createProcessInstanceQuery()
                .superProcessInstanceId(processInstanceId).processDefinitionKey(ChaseProcess.KEY).list().stream()
                .flatMap(called -> chases.chase(called.getId()).stream()).toList();
    }

    private Told told(Chase chase) {
        Optional<Waiting> waiting = chase.isRunning()
                ? Optional.ofNullable(kinds.get(chase.kind())).flatMap(kind -> kind.find(chase.workId())) : Optional.empty();
        return new Told(
                waiting.map(w -> w.what() + ", " + w.whom())
                        .orElse("Chased from " + UkDate.format(calendar.dateOf(chase.startedAt())) + until(chase)),
                waiting.map(this::standing).orElse("It is in or closed; nobody is waited for any more."),
                waiting.isPresent() ? chases.next(chase).map(this::inWords)
                        .orElse("nothing more; the policy of reminders has come to its end.")
                        : "nothing, because nobody is waited for.",
                messages.of(chase.processInstanceId()).stream().map(this::inWords).toList());
    }

    private String until(Chase chase) {
        return chase.endedAt() == null ? "" : " to " + UkDate.format(calendar.dateOf(chase.endedAt()));
    }

    private String standing(Waiting waiting) {
        LocalDate today = calendar.today();
        String due = "Due on " + UkDate.format(waiting.dueOn());
        return waiting.dueOn().isBefore(today)
                ? due + ": " + workingDays(calendar.workingDaysBetween(waiting.dueOn(), today)) + " late." : due + ".";
    }

    private String inWords(NextStep next) {
        int days = next.workingDaysAfterDue();
        String when = days == 0 ? "on the due date" : workingDays(Math.abs(days)) + (days < 0 ? " before" : " after")
                + " the due date";
        String message = next.decision().message();
        String what = message.isEmpty() ? "no message" : "the message “" + MESSAGES.getOrDefault(message, message) + "” to "
                + next.decision().audiences().stream().map(ChaseTab::audience).collect(Collectors.joining(", "));
        return "on " + at(next.postAt()) + ", " + when + ": " + what
                + (next.decision().escalate() ? "; somebody is asked to decide how to go on." : ".");
    }

    private Sent inWords(Item item) {
        String name = directory.person(item.recipientUser()).map(Person::name).orElse(item.recipientUser());
        String message = item.template().substring(item.template().indexOf('/') + 1);
        return new Sent(
                MESSAGES.getOrDefault(message, message), name + " (" + audience(item.audience()) + ")",
                at(item.notBefore()), fate(item), item.isBounced() || item.isFailed());
    }

    private String fate(Item item) {
        if (item.isBounced()) {
            return "Came back on " + at(item.bouncedAt()) + says(item.bounceWords());
        }
        if (item.handedOverAt() != null) {
            return "Handed over on " + at(item.handedOverAt())
                    + (item.told() > 1 ? ", in one message with " + (item.told() - 1) + " more" : "");
        }
        if (item.takenBackAt() != null) {
            return "Not sent: what it asked for was done before";
        }
        if (item.isFailed()) {
            return "Failed on " + at(item.failedAt()) + ", attempt " + item.attempts() + says(item.error())
                    + (item.nextAttemptAt() == null ? "" : " Tried again on " + at(item.nextAttemptAt()) + ".");
        }
        return "Waits to be sent";
    }

    private static String says(String words) {
        return words == null || words.isBlank() ? "." : ". The mail server said: “" + words + "”.";
    }

    private static String audience(String audience) {
        return AUDIENCES.getOrDefault(audience, audience);
    }

    private static String workingDays(int days) {
        return days + (days == 1 ? " working day" : " working days");
    }

    private String at(Instant instant) {
        return UkDate.format(instant, settings.zone());
    }
}
