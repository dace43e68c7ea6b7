package org.caseaudit.chasing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.caseaudit.chasing.Chase;
import org.caseaudit.chasing.ChaseLog;
import org.caseaudit.chasing.Chases;
import org.caseaudit.chasing.NextStep;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.mail.SentMessage;
import org.caseaudit.mail.SentMessage.State;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.SampledRound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a chase sends, and what it does when that does not arrive. */
class ChaseMailTest extends ProcessTest {

    private static final String AUDITOR = "chase-auditor";
    private static final String DEPUTY = "chase-deputy";
    private static final String MANAGER = "chase-manager";
    private static final String COORDINATOR = "chase-coordinator";
    private static final String GATEWAY = "chase-gateway";
    private static final String MEND_ADDRESS = "userTask_mendAddress";
    /** Ten working days after {@link #TODAY}; its reminder is due on the Wednesday before. */
    private static final LocalDate DUE = LocalDate.of(2026, 9, 21);
    private static final LocalDate REMINDER = LocalDate.of(2026, 9, 16);

    @Autowired
    private AgencyReturns returns;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private ChaseLog chaseLog;
    @Autowired
    private Chases chases;
    @Autowired
    private ChasePolicyTable policy;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private JavaMailSenderImpl mailServer;
    @LocalServerPort
    private int applicationPort;

    private List<Long> ids;
    private ProcessInstance first;
    private ProcessInstance second;

    @BeforeEach
    void requestTwoReturnsOfOneAgency() throws FolderException {
        jdbc.sql("delete from dead_address").update();
        // A report without an id is about what went to that address last, and the clock is put back for each test.
        jdbc.sql("update message set recipient_address = '' where recipient_user = ?").param(AUDITOR).update();
        TestPeople people = new TestPeople(identity);
        people.person(AUDITOR);
        people.person(DEPUTY);
        addressOf(AUDITOR, AUDITOR + "@example.org");
        register.put(new Agency("chase-police", "Chase Police", AUDITOR, DEPUTY));
        people.person(MANAGER, Groups.managers("chase-police"));
        people.person(COORDINATOR, Groups.COORDINATORS);
        people.person(GATEWAY, Groups.MAIL_GATEWAYS);
        SampledRound sampled = SampledRound.create(
                context, DUE, LocalDate.of(2026, 10, 12), List.of("chase-police"), "CASE-0042", "CASE-0043");
        sampled.cases().forEach(returns::open);
        ids = sampled.cases().stream().flatMap(audited -> returns.openedFor(audited).stream()).toList();
        first = chase(ids.get(0), sampled.round().id());
        second = chase(ids.get(1), sampled.round().id());
        runDueJobs();
        MAIL.purgeEmailFromAllMailboxes();
    }

    @Test
    void remindsBeforeTheWorkingDayOpensAndSendsOneMessageAsItDoes() throws Exception {
        assertThat(timerDue("timerEvent_nextStep", first)).isEqualTo(REMINDER.atTime(7, 0).atZone(LONDON).toInstant());
        clockAt(REMINDER, LocalTime.of(7, 0));
        runDueJobs();
        assertThat(MAIL.getReceivedMessages()).isEmpty();
        assertThat(postOffice.nextCollection()).contains(REMINDER.atTime(9, 0).atZone(LONDON).toInstant());

        clockAt(REMINDER, LocalTime.of(9, 0));
        postOffice.deliver();

        assertThat(subjectsTo(AUDITOR)).containsExactly("Due soon: 2 pieces of work for case audits");
        assertThat(messages(first)).last().isEqualTo(last(messages(second))).satisfies(digest ->
                assertThat(digest.about()).contains("CASE-0042 Chase Police, ").contains("CASE-0043 Chase Police"));
    }

    @Test
    void takesBackWhatHasNotGoneOutInTheTransactionThatEndsTheChase() throws Exception {
        clockAt(REMINDER, LocalTime.of(7, 0));
        runDueJobs();

        runtime.deleteProcessInstance(first.getId(), "the return is in");
        clockAt(REMINDER, LocalTime.of(9, 0));
        runDueJobs();

        assertThat(subjectsTo(AUDITOR)).containsExactly(
                "Reminder, due Monday 21 September 2026: Return for CASE-0043");
        Chase over = chaseLog.chase(first.getId()).orElseThrow();
        assertThat(over.isRunning()).isFalse();
        assertThat(chaseLog.next(over)).isEmpty();
    }

    @Test
    void tellsWhatWasSentAndWhatComesNext() {
        Chase running = chaseLog.chase(first.getId()).orElseThrow();
        assertThat(running.timesChased()).isEqualTo(1);
        assertThat(running.chasedOn()).isEqualTo(TODAY);
        assertThat(chaseLog.chases("return", ids.get(0))).containsExactly(running);
        assertThat(chaseLog.messages(running)).extracting(SentMessage::recipientUser)
                .containsExactlyInAnyOrder(AUDITOR, DEPUTY);
        NextStep next = chaseLog.next(running).orElseThrow();
        assertThat(next.at()).isEqualTo(REMINDER.atTime(7, 0).atZone(LONDON).toInstant());
        assertThat(next.postAt()).isEqualTo(REMINDER.atTime(9, 0).atZone(LONDON).toInstant());
        assertThat(next.workingDaysAfterDue()).isEqualTo(-3);
        assertThat(next.decision().audiences()).containsExactly("auditor");
        assertThat(next.decision().message()).isEqualTo("reminder");
    }

    @Test
    void startsTheLadderAgainWhenADeadlineIsMovedAfterTheLastStep() {
        for (int step = 0; !isUsedUp(first); step++) {
            assertThat(step).isLessThan(20);
            clockAt(timerDue("timerEvent_nextStep", first));
            runDueJobs();
        }
        LocalDate later = LocalDate.of(2026, 12, 11);
        jdbc.sql("update agency_return set due_on = ? where id = ?").params(later, ids.get(0)).update();
        readModel.rebuild();

        chases.deadlineMoved("return", ids.get(0));

        assertThat(LocalDate.ofInstant(timerDue("timerEvent_nextStep", first), LONDON))
                .isEqualTo(LocalDate.of(2026, 12, 8));
    }

    @Test
    void waitsOnWhereThePolicyHasBeenAmendedSinceAndSaysNothingOnThatDay() throws Exception {
        String amended = Files.readString(Path.of("processes/chase-policy.dmn"))
                .replaceFirst("(id=\"rule_02_2\">\\s*<text>)-3<", "$1-1<");
        String deployment = engine.getRepositoryService().createDeployment()
                .addString("chase-policy.dmn", amended).deploy().getId();
        try {
            clockAt(REMINDER, LocalTime.of(9, 0));
            runDueJobs();
            assertThat(subjectsTo(AUDITOR)).isEmpty();
            assertThat(chaseLog.chase(first.getId())).get().satisfies(chase -> {
                assertThat(chase.timesChased()).isEqualTo(1);
                assertThat(chase.chasedOn()).isEqualTo(TODAY);
            });
            assertThat(timerDue("timerEvent_nextStep", first))
                    .isEqualTo(LocalDate.of(2026, 9, 18).atTime(7, 0).atZone(LONDON).toInstant());

            clockAt(LocalDate.of(2026, 9, 18), LocalTime.of(9, 0));
            runDueJobs();
            assertThat(subjectsTo(AUDITOR)).containsExactly("Due soon: 2 pieces of work for case audits");
            assertThat(chaseLog.chase(first.getId())).get().extracting(Chase::timesChased).isEqualTo(2);
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment, true);
            policy.forget();
        }
    }

    @Test
    void raisesAnIncidentOnTheChaseWhileTheServerIsAwayAndSendsOnceItIsBack() throws Exception {
        int port = mailServer.getPort();
        mailServer.setPort(1);
        try {
            clockAt(REMINDER, LocalTime.of(9, 0));
            runDueJobs();
            for (int minutes : List.of(1, 5, 30, 60)) {
                assertThat(incidents(first)).isEmpty();
                clockAt(clockNow().plus(Duration.ofMinutes(minutes)));
                postOffice.deliver();
            }
            assertThat(incidents(first)).singleElement().satisfies(incident -> {
                assertThat(incident.getIncidentType()).isEqualTo("mailNotHandedOver");
                assertThat(incident.getIncidentMessage()).contains("Connection refused");
            });
            assertThat(incidents(second)).hasSize(1);
            clockAt(clockNow().plus(Duration.ofHours(1)));
            postOffice.deliver();
            assertThat(incidents(first)).hasSize(1);
        } finally {
            mailServer.setPort(port);
        }
        clockAt(REMINDER.plusDays(1), LocalTime.of(9, 0));
        postOffice.deliver();

        assertThat(subjectsTo(AUDITOR)).containsExactly("Due soon: 2 pieces of work for case audits");
        assertThat(incidents(first)).isEmpty();
        assertThat(incidents(second)).isEmpty();
        assertThat(last(messages(first)).state()).isEqualTo(State.HANDED_OVER);
    }

    @Test
    void turnsToTheDeputyAndHasTheAddressMendedWhenMailComesBack() throws Exception {
        clockAt(REMINDER, LocalTime.of(9, 0));
        runDueJobs();
        SentMessage sent = last(messages(first));

        assertThat(report("{\"messageId\": \"" + sent.messageId() + "\", \"status\": \"5.1.1\","
                + " \"diagnostic\": \"550 no such mailbox\"}", GATEWAY)).isEqualTo(204);
        runDueJobs();

        assertThat(messages(first)).anySatisfy(bounced -> {
            assertThat(bounced.messageId()).isEqualTo(sent.messageId());
            assertThat(bounced.state()).isEqualTo(State.BOUNCED);
            assertThat(bounced.bounceWords()).isEqualTo("5.1.1 550 no such mailbox");
        });
        assertThat(subjectsTo(DEPUTY)).containsExactly("Due soon: 2 pieces of work for case audits");
        Task mend = mendTask();
        assertThat(as(COORDINATOR, () -> tasks.createTaskQuery().taskId(mend.getId())
                .taskCandidateGroup(Groups.COORDINATORS).count())).isEqualTo(1);
        VariableMap shown = as(COORDINATOR, () -> engine.getFormService().getTaskFormVariables(mend.getId()));
        assertThat(shown).containsEntry("address", AUDITOR + "@example.org")
                .containsEntry("reason", "5.1.1 550 no such mailbox").containsEntry("userId", AUDITOR);
        assertThatThrownBy(() -> submit(COORDINATOR, mend, Map.of("decision", "changed")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("change it in Admin first");

        // The due date comes while nobody has mended it: the deputy hears twice over, the auditor not at all.
        MAIL.purgeEmailFromAllMailboxes();
        clockAt(DUE, LocalTime.of(9, 0));
        runDueJobs();
        assertThat(subjectsTo(AUDITOR)).isEmpty();
        assertThat(subjectsTo(DEPUTY)).containsExactly("Due today: 2 pieces of work for case audits");
        assertThat(tasks.createTaskQuery().taskDefinitionKey(MEND_ADDRESS).count()).isEqualTo(1);

        addressOf(AUDITOR, "new-" + AUDITOR + "@example.org");
        submit(COORDINATOR, mend, Map.of("decision", "changed"));
        clockAt(DUE.plusDays(1), LocalTime.of(9, 0));
        runDueJobs();
        assertThat(subjectsTo("new-" + AUDITOR)).contains("Due today: 2 pieces of work for case audits",
                "Overdue: 2 pieces of work for case audits");
    }

    @Test
    void turnsToTheNextWhereAnAccountHasNoAddressAndLeavesItThereIfNobodyIs() throws Exception {
        addressOf(AUDITOR, "");
        addressOf(DEPUTY, null);
        clockAt(REMINDER, LocalTime.of(9, 0));
        runDueJobs();
        postOffice.deliver();

        assertThat(subjectsTo(MANAGER)).containsExactly("Due soon: 2 pieces of work for case audits");
        assertThat(tasks.createTaskQuery().taskDefinitionKey(MEND_ADDRESS).list()).hasSize(2)
                .allSatisfy(mend -> submit(COORDINATOR, mend, Map.of("decision", "gone")));
        addressOf(DEPUTY, DEPUTY + "@example.org");
    }

    @Test
    void takesReportsFromMailGatewaysOnly() throws Exception {
        clockAt(REMINDER, LocalTime.of(9, 0));
        runDueJobs();
        String body = "{\"recipient\": \"" + AUDITOR.toUpperCase() + "@example.org\", \"status\": \"5.7.1\"}";

        assertThat(report(body, "somebody-unknown")).isEqualTo(401);
        assertThat(report(body, COORDINATOR)).isEqualTo(403);
        assertThat(report("{\"recipient\": \"nobody@example.org\", \"status\": \"5.1.1\"}", GATEWAY)).isEqualTo(404);
        assertThat(report("{\"status\": \"5.1.1\"}", GATEWAY)).isEqualTo(400);
        assertThat(report("{\"messageId\": \"x\", \"status\": \"550\"}", GATEWAY)).isEqualTo(400);
        assertThat(report("{\"messageId\": \"" + last(messages(first)).messageId() + "\", \"status\": \"4.4.7\"}", GATEWAY))
                .isEqualTo(204);
        assertThat(last(messages(first)).state()).isEqualTo(State.HANDED_OVER);
        assertThat(report(body, GATEWAY)).isEqualTo(204);
        assertThat(last(messages(first)).state()).isEqualTo(State.BOUNCED);
        assertThat(report(body, GATEWAY)).isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskDefinitionKey(MEND_ADDRESS).count()).isEqualTo(1);
        submit(COORDINATOR, mendTask(), Map.of("decision", "right"));
    }

    private ProcessInstance chase(long returnId, long roundId) {
        return runtime.startProcessInstanceByKey("chase",
                Map.of("chaseKind", "return", "chasedId", returnId, "auditRoundId", roundId));
    }

    private boolean isUsedUp(ProcessInstance chase) {
        return runtime.getActiveActivityIds(chase.getId()).contains("messageEvent_deadlineMovedAtLast");
    }

    private List<SentMessage> messages(ProcessInstance chase) {
        return chaseLog.messages(chaseLog.chase(chase.getId()).orElseThrow());
    }

    private static SentMessage last(List<SentMessage> messages) {
        return messages.get(messages.size() - 1);
    }

    private List<Incident> incidents(ProcessInstance chase) {
        return runtime.createIncidentQuery().processInstanceId(chase.getId()).list();
    }

    private Task mendTask() {
        return tasks.createTaskQuery().taskDefinitionKey(MEND_ADDRESS).singleResult();
    }

    private void addressOf(String userId, String address) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        user.setEmail(address);
        identity.saveUser(user);
    }

    private static Instant clockNow() {
        return ClockUtil.now().toInstant();
    }

    private static List<String> subjectsTo(String user) {
        return Arrays.stream(MAIL.getReceivedMessages()).filter(mail -> {
            try {
                return mail.getAllRecipients()[0].toString().contains("<" + user + "@");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).map(mail -> {
            try {
                return mail.getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private int report(String body, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + applicationPort + "/bounces"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                (user + ":" + TestPeople.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
