package org.caseaudit.oversight.cockpit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.chasing.process.ChaseProcess;
import org.caseaudit.engine.AsSystem;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Person;
import org.caseaudit.mail.MessageLog;
import org.caseaudit.mail.SentMessage;
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
            "auditor", "lead auditor", "deputy", "deputy", "manager", "manager of the agency",
            "coordinator", "coordinator", "chair", "panel chair", "participation", "participation",
            "safeguarding-lead", "safeguarding lead", "owner", "owner of the action");
    private static final Map<String, String> MESSAGES = Map.of(
            "chasing/request", "Request", "chasing/reminder", "Reminder", "chasing/due-today", "Due today",
            "chasing/overdue", "Overdue", "chasing/manager-overdue", "Overdue, to the manager",
            "chasing/escalation", "Escalation");

    private final RuntimeService runtime;
    private final AsSystem asSystem;
    private final JdbcClient jdbc;
    private final Map<String, ChasedWork> kinds;
    private final MessageLog messages;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final CalendarSettings settings;

    ChaseTab(
            RuntimeService runtime, AsSystem asSystem, JdbcClient jdbc, ObjectProvider<ChasedWork> kinds,
            MessageLog messages, Directory directory, WorkingCalendar calendar, CalendarSettings settings) {
        this.runtime = runtime;
        this.asSystem = asSystem;
        this.jdbc = jdbc;
        this.kinds = kinds.stream().collect(Collectors.toMap(ChasedWork::kind, Function.identity()));
        this.messages = messages;
        this.directory = directory;
        this.calendar = calendar;
        this.settings = settings;
    }

    /**
     * One piece of work that somebody is or was waited for.
     *
     * @param standing when it is due, and how late it is
     * @param sent     the latest first
     */
    record Chase(String what, String standing, String next, List<Sent> messages) {
    }

    /** @param trouble whether it reached nobody */
    record Sent(String message, String to, String writtenOn, String fate, boolean trouble) {
    }

    /** What an instance chases; empty where it chases nothing, as most do. */
    @Transactional(readOnly = true)
    public List<Chase> of(String processInstanceId) {
        if (processInstanceId == null || !INSTANCE.matcher(processInstanceId).matches()) {
            throw new BadInput("instance", "is none");
        }
        // Overseers may see every instance, but no variable; kind and id of the work are no secret.
        return asSystem.call(() -> chased(processInstanceId).stream().map(this::chase).toList());
    }

    private List<Chased> chased(String processInstanceId) {
        ProcessInstance itself = runtime.createProcessInstanceQuery().processInstanceId(processInstanceId)
                .processDefinitionKey(ChaseProcess.KEY).singleResult();
        List<ProcessInstance> running = itself != null ? List.of(itself) : runtime.createProcessInstanceQuery()
                .superProcessInstanceId(processInstanceId).processDefinitionKey(ChaseProcess.KEY).list();
        if (!running.isEmpty()) {
            return running.stream().map(this::chased).toList();
        }
        return jdbc.sql("select agency_return_id from return_progress where process_instance_id = ?")
                .param(processInstanceId).query(Long.class).list().stream()
                .map(id -> new Chased("return", id, null, null)).toList();
    }

    private Chased chased(ProcessInstance chase) {
        Map<String, Object> variables = runtime.getVariables(chase.getId());
        Date next = Boolean.TRUE.equals(variables.get(ChaseProcess.Variables.STEP_LEFT))
                ? (Date) variables.get(ChaseProcess.Variables.NEXT_STEP_AT) : null;
        return new Chased((String) variables.get(ChaseProcess.Variables.CHASE_KIND),
                ((Number) variables.get(ChaseProcess.Variables.CHASED_ID)).longValue(), chase.getId(),
                next == null ? null : next.toInstant());
    }

    private Chase chase(Chased chased) {
        Optional<Waiting> waiting = Optional.ofNullable(kinds.get(chased.kind())).flatMap(kind -> kind.find(chased.id()));
        List<SentMessage> sent = sent(chased, waiting.orElse(null));
        return new Chase(
                waiting.map(w -> w.what() + ", " + w.whom()).orElse("Waited for until it was done"),
                waiting.map(this::standing).orElse("It is in or closed; nobody is waited for any more."),
                next(chased, waiting.isPresent()),
                sent.stream().sorted(Comparator.comparing(SentMessage::queuedAt).thenComparing(SentMessage::id).reversed())
                        .map(this::inWords).toList());
    }

    private List<SentMessage> sent(Chased chased, Waiting waiting) {
        if (chased.kind().equals("return")) {
            return jdbc.sql("""
                            select o.reference || ' Return for ' || r.reference from agency_return r
                            join audit_round o on o.id = r.audit_round_id where r.id = ?""")
                    .param(chased.id()).query(String.class).optional().map(messages::about).orElse(List.of());
        }
        return chased.instance() == null ? List.of() : messages.ofProcessInstance(chased.instance());
    }

    private String standing(Waiting waiting) {
        LocalDate today = calendar.today();
        String due = "Due on " + UkDate.format(waiting.dueOn());
        if (!waiting.dueOn().isBefore(today)) {
            return due + ".";
        }
        int late = calendar.workingDaysBetween(waiting.dueOn(), today);
        return due + ": " + late + (late == 1 ? " working day late." : " working days late.");
    }

    private String next(Chased chased, boolean waited) {
        if (!waited) {
            return "nothing, because it is in or closed.";
        }
        return chased.next() == null ? "nothing more; the policy of reminders has come to its end."
                : "on " + UkDate.format(chased.next(), settings.zone()) + ".";
    }

    private Sent inWords(SentMessage message) {
        String name = directory.person(message.recipientUser()).map(Person::name).orElse(message.recipientUser());
        return new Sent(
                MESSAGES.getOrDefault(message.template(), message.template()),
                name + " (" + AUDIENCES.getOrDefault(message.audience(), message.audience()) + ")",
                at(message.queuedAt()), fate(message),
                message.state() == SentMessage.State.FAILED || message.state() == SentMessage.State.BOUNCED);
    }

    private String fate(SentMessage message) {
        return switch (message.state()) {
            case QUEUED -> "Not handed over yet";
            case HANDED_OVER -> "Handed over on " + at(message.handedOverAt());
            case BOUNCED -> "Came back on " + at(message.bouncedAt());
            case FAILED -> "Failed on " + at(message.failedAt()) + ", attempt " + message.attempts() + ": "
                    + message.error();
        };
    }

    private String at(Instant instant) {
        return UkDate.format(instant, settings.zone());
    }

    /** @param instance null once the chase has ended; @param next null where no step is left */
    private record Chased(String kind, long id, String instance, Instant next) {
    }
}
