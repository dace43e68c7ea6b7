package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.chasing.Chases;
import org.caseaudit.mail.PostOffice;
import org.caseaudit.oversight.cockpit.ReadModelCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on a fixed clock, with its real schema and a real mail server, in one context for all tests.
 * Jobs run when a test says so, in the order of their due dates, so that nothing waits and nothing sleeps.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({PassedFlowNodes.class, ReadModelCheck.class})
@ExtendWith(CloseAtTheEnd.class)
public abstract class ProcessTest {

    protected static final ZoneId LONDON = ZoneId.of("Europe/London");
    /** A Monday without a bank holiday near. */
    protected static final LocalDate TODAY = LocalDate.of(2026, 9, 7);
    private static final Map<String, String> CLOSED_PAST_THE_TASK = Map.of(
            "return", "update agency_return set state = 'NOT_RETURNED' where id = ?",
            "part", "update return_part set state = 'MISSED' where id = ?",
            "agreement", "update agreement set state = 'NOT_REACHED' where audit_case_id = ?",
            "concern", "update concern set state = 'MEETING_NEEDED' where id = ?",
            "meeting", "update concern set state = 'SETTLED' where id = ?",
            "action", "update audit_action set state = 'WORKED' where id = ?",
            "verification", "update audit_action set state = 'WORKED' where id = ?");
    protected static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        MAIL.start();
    }

    @Autowired
    protected ProcessEngine engine;
    @Autowired
    protected RuntimeService runtime;
    @Autowired
    protected TaskService tasks;
    @Autowired
    protected ManagementService management;
    @Autowired
    protected HistoryService history;
    @Autowired
    protected IdentityService identity;
    @Autowired
    protected ReadModelCheck readModel;
    @Autowired
    protected PostOffice postOffice;
    @Autowired
    private WorkingCalendar workingDays;
    @Autowired
    private Chases chases;
    @Autowired
    private JdbcClient database;

    @DynamicPropertySource
    static void realServers(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @BeforeEach
    void startTheDay() {
        AbstractAssertions.init(engine);
        clockAt(TODAY, LocalTime.of(10, 0));
        // What an earlier test posted is none of this one's mail.
        database.sql("update mail_item set withdrawn_at = queued_at where withdrawn_at is null and not exists "
                + "(select 1 from message m where m.message_id = mail_item.message_id and m.handed_over_at is not null)").update();
    }

    /** What a test leaves behind would be chased in the next one. */
    @AfterEach
    void endTheDay() {
        identity.clearAuthentication();
        runtime.createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "end of test", true));
        ClockUtil.reset();
        AbstractAssertions.reset();
        readModel.agreesWithTheReturns();
    }

    protected static void clockAt(LocalDate day, LocalTime time) {
        clockAt(day.atTime(time).atZone(LONDON).toInstant());
    }

    protected static void clockAt(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Runs what is due in these instances and all they call, until nothing is, and takes the post out. */
    protected void runDueJobs() {
        for (List<Job> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
            management.executeJob(due.get(0).getId());
        }
        postOffice.deliver();
    }

    /** Lets time go by until the partnership is at work, and takes the post out. */
    protected void openTheWorkingDay() {
        clockAt(workingDays.nextWorkingMorning(ClockUtil.now().toInstant()));
        postOffice.deliver();
    }

    private List<Job> dueJobs() {
        return management.createJobQuery().executable().orderByJobDuedate().asc().listPage(0, 1);
    }

    /** Sees that something has to wait for the transaction that is open here. */
    protected static <T> CompletableFuture<T> waiting(CompletableFuture<T> other) {
        assertThatThrownBy(() -> other.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        return other;
    }

    /** Does something as a person, with exactly the rights that person has. */
    protected <T> T as(String user, Supplier<T> action) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId()).toList();
        identity.setAuthentication(user, groups);
        try {
            return action.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Fills in and submits a task's form as a person. */
    protected void submit(String user, Task task, Map<String, Object> answers) {
        as(user, () -> {
            engine.getFormService().submitTaskForm(task.getId(), answers);
            return null;
        });
    }

    /** Fills in and submits a process's start form as a person. */
    protected ProcessInstance start(String user, String process, Map<String, Object> answers) {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process)
                .latestVersion().singleResult().getId();
        return as(user, () -> engine.getFormService().submitStartForm(definition, answers));
    }

    /** The only open task of that name in the instance or in any that it called. */
    protected Task task(String elementId, ProcessInstance root) {
        List<Task> open = tasksOf(elementId, root);
        if (open.size() != 1) {
            throw new AssertionError(open.size() + " open tasks " + elementId + ", expected one");
        }
        return open.get(0);
    }

    protected List<Task> tasksOf(String elementId, ProcessInstance root) {
        return tasks.createTaskQuery().taskDefinitionKey(elementId)
                .processInstanceIdIn(family(root.getId())).orderByTaskCreateTime().asc().list();
    }

    /** The due date of the only timer at that element in the instance or in any that it called. */
    protected Instant timerDue(String elementId, ProcessInstance root) {
        List<Job> timers = jobsAt(elementId, root);
        if (timers.size() != 1) {
            throw new AssertionError(timers.size() + " timers at " + elementId + ", expected one");
        }
        return timers.get(0).getDuedate().toInstant();
    }

    /**
     * Lets day after day of a chase come until its policy has no more to say, and then its work be closed past the
     * task, which ends the chase.
     */
    protected void chaseToItsEnd(ProcessInstance root) {
        for (int step = 0; !jobsAt("timerEvent_nextStep", root).isEmpty(); step++) {
            assertThat(step).as("steps of the chase").isLessThan(20);
            Job timer = jobsAt("timerEvent_nextStep", root).get(0);
            clockAt(timer.getDuedate().toInstant());
            management.executeJob(timer.getId());
            openTheWorkingDay();
        }
        ProcessInstance chase = Arrays.stream(family(root.getId()))
                .flatMap(id -> runtime.createProcessInstanceQuery().processInstanceId(id)
                        .processDefinitionKey("chase").list().stream()).findFirst().orElseThrow();
        assertThat(runtime.getActiveActivityIds(chase.getId())).containsExactly("messageEvent_deadlineMovedAtLast");
        String kind = (String) runtime.getVariable(chase.getId(), "chaseKind");
        long id = ((Number) runtime.getVariable(chase.getId(), "chasedId")).longValue();
        database.sql(CLOSED_PAST_THE_TASK.get(kind)).param(id).update();
        readModel.rebuild();
        chases.deadlineMoved(kind, id);
        assertThat(passed("endEvent_nobodyWaitedFor", chase)).isTrue();
    }

    private List<Job> jobsAt(String elementId, ProcessInstance root) {
        return Arrays.stream(family(root.getId()))
                .flatMap(id -> management.createJobQuery().processInstanceId(id).activityId(elementId).list().stream())
                .toList();
    }

    /** Whether the instance itself has been at that element. */
    protected boolean passed(String elementId, ProcessInstance instance) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
                .activityId(elementId).finished().count() > 0;
    }

    /** The ids of an instance and of all that it called, directly or through others. */
    protected String[] family(String rootId) {
        List<String> ids = new ArrayList<>(List.of(rootId));
        for (int i = 0; i < ids.size(); i++) {
            runtime.createProcessInstanceQuery().superProcessInstanceId(ids.get(i)).list()
                    .forEach(called -> ids.add(called.getId()));
        }
        return ids.toArray(String[]::new);
    }
}
