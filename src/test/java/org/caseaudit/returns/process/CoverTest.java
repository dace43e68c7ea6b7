package org.caseaudit.returns.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Cover;
import org.caseaudit.identity.Covers;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Lea of probation is away for a week; Mo, a manager, covers. */
class CoverTest extends ProcessTest {

    private static final String LEAD = "lea-probation";
    private static final String DEPUTY = "del-probation";
    private static final String COVER = "mo-probation";
    private static final String OTHER = "ned-elsewhere";
    private static final String GROUP = Groups.agency("cover-probation");
    private static final LocalDate FROM = LocalDate.of(2026, 9, 9);
    private static final LocalDate UNTIL = LocalDate.of(2026, 9, 15);
    private static final LocalDate DUE = LocalDate.of(2026, 9, 21);

    @Autowired
    private AgencyReturns returns;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private Covers covers;
    @Autowired
    private Directory directory;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TransactionTemplate transaction;
    @LocalServerPort
    private int port;

    private String open;

    @BeforeEach
    void requestAReturn() {
        TestPeople people = new TestPeople(identity);
        people.person(LEAD);
        people.person(DEPUTY);
        people.person(OTHER);
        register.put(new Agency("cover-probation", "Cover Probation", LEAD, DEPUTY));
        register.put(new Agency("cover-elsewhere", "Cover Elsewhere", OTHER, null));
        people.person(COVER, Groups.managers("cover-probation"));
        SampledRound sampled = SampledRound.create(
                context, DUE, LocalDate.of(2026, 10, 12), List.of("cover-probation"), "CASE-0042");
        returns.open(sampled.cases().get(0));
        long id = returns.ofCase(sampled.cases().get(0)).get(0).id();
        ProcessInstance instance = runtime.startProcessInstanceByKey(AgencyReturnProcess.KEY, returns.reference(id),
                Map.of(Variables.AGENCY_RETURN_ID, id, Variables.AUDIT_CASE_ID, sampled.cases().get(0),
                        Variables.AUDIT_ROUND_ID, sampled.round().id()));
        open = task(AgencyReturnProcess.Elements.COMPLETE_RETURN, instance).getId();
        runDueJobs();
    }

    /** What a test has named would stand in the next one's way. */
    @AfterEach
    void endEveryCover() {
        covers.ahead("cover-probation").forEach(cover -> covers.end(cover.id()));
    }

    @Test
    void showsOpenTasksAndSendsMailToWhoeverCoversFromTheFirstDayToTheLast() throws Exception {
        ProcessInstance cover = name(LEAD, COVER, FROM, UNTIL);
        assertThat(timerDue(CoverProcess.Elements.FIRST_DAY, cover))
                .isEqualTo(FROM.atStartOfDay(LONDON).toInstant());
        assertThat(tasksSeenBy(COVER)).doesNotContain(open);

        MAIL.purgeEmailFromAllMailboxes();
        clockAt(FROM, LocalTime.of(10, 0));
        runDueJobs();
        assertThat(recipients()).containsExactly(COVER);
        assertThat(tasksSeenBy(COVER)).contains(open);
        assertThat(timerDue(CoverProcess.Elements.LAST_DAY_OVER, cover))
                .isEqualTo(UNTIL.plusDays(1).atStartOfDay(LONDON).toInstant());


        MAIL.purgeEmailFromAllMailboxes();
        start(COVER, AskForMoreTimeProcess.KEY, Map.of("agencyReturn", ownReturn(),
                "wishedOn", "2026-09-25", "reason", "The lead auditor is away"));
        assertThat(returns.find(Long.parseLong(ownReturn())).extensions()).hasSize(1);
        tasks.claim(open, COVER);

        clockAt(UNTIL.plusDays(1), LocalTime.of(0, 1));
        // Even before the engine gets round to it.
        assertThat(directory.groupsOf(COVER)).doesNotContain(GROUP);
        assertThat(Browser.withBasic(port, COVER, TestPeople.PASSWORD)
                .get("/engine-rest/task?candidateGroup=" + GROUP).body()).doesNotContain(open);
        runDueJobs();
        BpmnAwareTests.assertThat(cover).isEnded();
        assertThat(tasksSeenBy(COVER)).doesNotContain(open);
        assertThat(tasks.createTaskQuery().taskId(open).singleResult().getAssignee()).isNull();
        assertThat(Browser.withBasic(port, COVER, TestPeople.PASSWORD).get("/engine-rest/task/" + open).statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void sendsRemindersToWhoeverCoversInsteadOfTheLeadAuditor() throws Exception {
        name(LEAD, COVER, DUE.minusDays(5), DUE);
        clockAt(DUE.minusDays(5), LocalTime.of(12, 0));
        runDueJobs();
        MAIL.purgeEmailFromAllMailboxes();
        clockAt(DUE, LocalTime.of(12, 0));
        runDueJobs();
        assertThat(recipients()).contains(COVER, DEPUTY).doesNotContain(LEAD);
    }

    @Test
    void endsAtOnceWhenItIsCalledOff() {
        ProcessInstance cover = name(DEPUTY, COVER, FROM, UNTIL);
        clockAt(FROM, LocalTime.of(10, 0));
        runDueJobs();
        long id = covers.ahead("cover-probation").get(0).id();

        start(LEAD, CoverProcess.KEY, Map.of("wanted", "callOff", "cover", Long.toString(id)));

        BpmnAwareTests.assertThat(cover).isEnded();
        assertThat(covers.ahead("cover-probation")).isEmpty();
        assertThat(tasksSeenBy(COVER)).doesNotContain(open);
    }

    @Test
    void goesOnWithoutAGapWhereTheSamePersonCoversAgain() {
        name(LEAD, COVER, FROM, UNTIL);
        name(LEAD, COVER, UNTIL.plusDays(1), UNTIL.plusDays(7));
        clockAt(FROM, LocalTime.of(10, 0));
        runDueJobs();
        clockAt(UNTIL.plusDays(1), LocalTime.of(10, 0));
        runDueJobs();
        assertThat(directory.groupsOf(COVER)).contains(GROUP);
        clockAt(UNTIL.plusDays(8), LocalTime.of(10, 0));
        runDueJobs();
        assertThat(directory.groupsOf(COVER)).doesNotContain(GROUP);
    }

    @Test
    void leavesTheDeputyInTheGroupAfterCovering() {
        name(LEAD, DEPUTY, FROM, UNTIL);
        clockAt(FROM, LocalTime.of(10, 0));
        runDueJobs();
        clockAt(UNTIL.plusDays(1), LocalTime.of(10, 0));
        runDueJobs();
        assertThat(directory.groupsOf(DEPUTY)).contains(GROUP);
        assertThat(tasksSeenBy(DEPUTY)).contains(open);
    }

    @Test
    void refusesTheSecondOfTwoCoversThatAreNamedAtTheSameMoment() {
        CompletableFuture<Cover> other = transaction.execute(status -> {
            covers.name("cover-probation", COVER, FROM, UNTIL, LEAD);
            return waiting(CompletableFuture.supplyAsync(
                    () -> covers.name("cover-probation", DEPUTY, UNTIL, UNTIL.plusDays(1), COVER)));
        });
        assertThatThrownBy(other::join).hasMessageContaining("overlaps");
        assertThat(covers.ahead("cover-probation")).extracting(Cover::userId).containsExactly(COVER);
    }

    @Test
    void refusesStrangersDaysOutOfOrderAndTwoCoversAtOnce() {
        refused(LEAD, OTHER, FROM, UNTIL, "person: is none of the choices");
        refused(LEAD, LEAD, FROM, UNTIL, "person: is none of the choices");
        refused(LEAD, COVER, UNTIL, FROM, "untilOn: is before the first day");
        refused(LEAD, COVER, TODAY.minusDays(1), UNTIL, "fromOn: is in the past");
        refused(OTHER, COVER, FROM, UNTIL, "agency: is none of the choices");
        name(LEAD, COVER, FROM, UNTIL);
        refused(LEAD, DEPUTY, UNTIL, UNTIL.plusDays(3), "fromOn: overlaps");
        clockAt(FROM, LocalTime.of(10, 0));
        runDueJobs();
        assertThat(covers.ahead("cover-probation")).hasSize(1);
    }

    private void refused(String user, String who, LocalDate from, LocalDate until, String message) {
        assertThatThrownBy(() -> name(user, who, from, until))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining(message);
    }

    private ProcessInstance name(String user, String who, LocalDate from, LocalDate until) {
        return start(user, CoverProcess.KEY, new HashMap<>(Map.of("wanted", "name", "agency", "cover-probation",
                "person", who, "fromOn", from.toString(), "untilOn", until.toString())));
    }

    private String ownReturn() {
        return Long.toString(returns.openOf(List.of("cover-probation")).stream().mapToLong(r -> r.id()).max().orElseThrow());
    }

    private List<String> tasksSeenBy(String user) {
        return as(user, () -> tasks.createTaskQuery().taskCandidateUser(user).includeAssignedTasks().list().stream()
                .map(Task::getId).toList());
    }

    private static List<String> recipients() {
        return Stream.of(MAIL.getReceivedMessages()).map(CoverTest::recipient).distinct().toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getAllRecipients()[0]).getAddress().replace("@example.org", "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
