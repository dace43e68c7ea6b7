package org.caseaudit.returns.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.caseaudit.consent.CaseWithdrawn;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.ContributorKind;
import org.caseaudit.returns.PartOutcome;
import org.caseaudit.returns.ReturnPart;
import org.caseaudit.returns.ReturnPart.State;
import org.caseaudit.returns.ReturnParts;
import org.caseaudit.returns.process.AgencyReturnProcess.Elements;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** General practice asks two practices; education has a school of its own. */
class ReturnPartTest extends ProcessTest {

    private static final String COMMISSIONER = "gil-practice";
    private static final String PRACTICE = "rowan-surgery";
    private static final String OTHER_PRACTICE = "hazel-surgery";
    private static final String SCHOOL = "oak-school";
    private static final String EDUCATION = "eve-education";
    private static final String COORDINATOR = "cora-coordinator";
    private static final String SECRET = "Qwxyz the mother came alone";
    private static final LocalDate DUE = LocalDate.of(2026, 9, 21);
    private static final LocalDate PART_DUE = LocalDate.of(2026, 9, 14);
    private static final LocalDate PANEL = LocalDate.of(2026, 10, 12);

    @Autowired
    private AgencyReturns returns;
    @Autowired
    private ReturnParts parts;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private long id;
    private long caseId;
    private long roundId;
    private ProcessInstance instance;

    @BeforeEach
    void requestAReturnFromGeneralPractice() {
        TestPeople people = new TestPeople(identity);
        people.person(COMMISSIONER);
        people.person(EDUCATION);
        people.person(COORDINATOR, Groups.COORDINATORS);
        register.put(new Agency("parts-practice", "Parts General practice", COMMISSIONER, null));
        register.put(new Agency("parts-education", "Parts Education", EDUCATION, null));
        people.person(PRACTICE, Groups.contributors("parts-practice"));
        people.person(OTHER_PRACTICE, Groups.contributors("parts-practice"));
        people.person(SCHOOL, Groups.contributors("parts-education"));
        SampledRound sampled = SampledRound.create(
                context, DUE, PANEL, List.of("parts-practice", "parts-education"), "CASE-0042");
        caseId = sampled.cases().get(0);
        roundId = sampled.round().id();
        returns.open(caseId);
        id = returns.ofCase(caseId).stream().filter(r -> r.agencyCode().equals("parts-practice")).findFirst()
                .orElseThrow().id();
        instance = runtime.startProcessInstanceByKey(AgencyReturnProcess.KEY, returns.reference(id), Map.of(
                Variables.AGENCY_RETURN_ID, id, Variables.AUDIT_CASE_ID, caseId, Variables.AUDIT_ROUND_ID, roundId));
        runDueJobs();
    }

    @Test
    void asksAPracticeByItsOwnDateAndBringsItsAnswerToTheAuditorWhoStaysAccountable() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        handOver(PRACTICE, Map.of());
        runDueJobs();

        Task part = task(ReturnPartProcess.Elements.COMPLETE_PART, instance);
        assertThat(part.getDueDate().toInstant()).isEqualTo(PART_DUE.atTime(17, 0).atZone(LONDON).toInstant());
        assertThat(part.getName()).isEqualTo("Complete part – CASE-0042 Parts General practice");
        assertThat(mails()).containsExactly(PRACTICE + "@example.org: Please complete by Monday 14 September 2026: "
                + "Part of the return for CASE-0042");
        assertThat(shown(PRACTICE, part)).containsEntry("caseReference", "CASE-0042")
                .containsEntry("agencyName", "Parts General practice").containsEntry("askedBy", COMMISSIONER + " Test")
                .containsEntry("askedStandards", "Voice of the child, Planning")
                .containsEntry("askedQuestion", "Who came to the appointments?");
        assertThat(shownParts()).contains(PRACTICE, "not in yet; it is due on 14 September 2026");

        MAIL.purgeEmailFromAllMailboxes();
        submit(PRACTICE, part, answered());
        runDueJobs();

        assertThat(mails()).containsExactly(
                COMMISSIONER + "@example.org: Has come in: Part of the return for CASE-0042");
        assertThat(parts.ofReturn(id)).singleElement().satisfies(in -> {
            assertThat(in.state()).isEqualTo(State.IN);
            assertThat(in.kind()).isEqualTo(ContributorKind.PRACTICE);
            assertThat(in.outcome()).isEqualTo(PartOutcome.ANSWERED);
            assertThat(in.late()).isFalse();
            assertThat(in.evidence()).extracting(ReturnPart.Evidence::date)
                    .containsExactly(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 9));
        });
        assertThat(shownParts()).contains("Answered.", SECRET, "Evidence of 9 April 2026: Seen at home");
        assertThat(tasksOf(Elements.COMPLETE_RETURN, instance)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from ACT_HI_VARINST where TEXT_ like '%Qwxyz%'").query(Integer.class)
                .single()).isZero();

        submit(COMMISSIONER, task(Elements.COMPLETE_RETURN, instance), Map.of("outcome", "NOT_KNOWN"));
        assertThat((String) shown(COORDINATOR, task(Elements.CHECK_RETURN, instance)).get("parts")).contains(SECRET);
    }

    @Test
    void chasesAPartOnItsOwnAndMarksItAsLateForItsCommissioner() throws Exception {
        handOver(PRACTICE, Map.of());
        Task part = task(ReturnPartProcess.Elements.COMPLETE_PART, instance);
        runDueJobs();
        for (LocalDate day : List.of(LocalDate.of(2026, 9, 10), PART_DUE, LocalDate.of(2026, 9, 15))) {
            assertThat(partTimers()).contains(day);
            MAIL.purgeEmailFromAllMailboxes();
            clockAt(day, LocalTime.of(12, 0));
            runDueJobs();
        }
        assertThat(mails()).anyMatch(mail -> mail.startsWith(COMMISSIONER) && mail.contains("Overdue"))
                .anyMatch(mail -> mail.startsWith(PRACTICE) && mail.contains("Overdue"));

        submit(PRACTICE, part, Map.of("partOutcome", "RECORD_NOT_FOUND", "partReason", "By name and by number"));

        assertThat(parts.ofReturn(id)).singleElement().satisfies(in -> {
            assertThat(in.late()).isTrue();
            assertThat(in.outcome()).isEqualTo(PartOutcome.RECORD_NOT_FOUND);
        });
        assertThat(shownParts()).contains("Record not found, late: it was due on 14 September 2026.");
        assertThat(partTimers()).doesNotContain(LocalDate.of(2026, 9, 17));
    }

    @Test
    void leavesThePartOpenOnceThePolicyHasNoMoreToSay() {
        handOver(PRACTICE, Map.of());
        ProcessInstance part = runtime.createProcessInstanceQuery().processDefinitionKey(ReturnPartProcess.KEY)
                .superProcessInstanceId(instance.getId()).singleResult();
        runDueJobs();

        chaseToItsEnd(part);

        assertThat(passed("endEvent_partChaseOver", part)).isTrue();
        assertThat(tasksOf(ReturnPartProcess.Elements.COMPLETE_PART, part)).hasSize(1);
    }

    @Test
    void asksSeveralSideBySideAndNobodyAnyMoreOnceTheReturnIsIn() {
        handOver(PRACTICE, Map.of());
        handOver(OTHER_PRACTICE, Map.of());
        List<Task> open = tasksOf(ReturnPartProcess.Elements.COMPLETE_PART, instance);
        assertThat(open).hasSize(2);
        submit(PRACTICE, open.get(0), Map.of("partOutcome", "NOT_KNOWN"));

        submit(COMMISSIONER, task(Elements.COMPLETE_RETURN, instance), Map.of("outcome", "NOT_KNOWN"));

        assertThat(tasksOf(ReturnPartProcess.Elements.COMPLETE_PART, instance)).isEmpty();
        assertThat(parts.ofReturn(id)).extracting(ReturnPart::state).containsExactly(State.IN, State.MISSED);
        assertThat((String) shown(COORDINATOR, task(Elements.CHECK_RETURN, instance)).get("parts"))
                .contains("not in when the return went in");
        assertThatThrownBy(() -> submit(OTHER_PRACTICE, open.get(1), answered()))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("not open (any more)");
    }

    @Test
    void letsTheAuditorMoveAPartsDateAndTaskChaseAndContributorFollow() throws Exception {
        handOver(PRACTICE, Map.of());
        handOver(OTHER_PRACTICE, Map.of());
        runDueJobs();
        MAIL.purgeEmailFromAllMailboxes();
        long part = parts.ofReturn(id).get(0).id();
        LocalDate moved = PART_DUE.plusDays(3);

        assertThatThrownBy(() -> movePart(COMMISSIONER, part, LocalDate.of(2026, 9, 22)))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("dueOn: must leave you time");
        assertThatThrownBy(() -> movePart(EDUCATION, part, moved)).isInstanceOf(FormRefusedException.class);
        movePart(COMMISSIONER, part, moved);
        runDueJobs();

        assertThat(tasksOf(ReturnPartProcess.Elements.COMPLETE_PART, instance)).extracting(Task::getDueDate)
                .containsExactlyInAnyOrder(Date.from(moved.atTime(17, 0).atZone(LONDON).toInstant()),
                        Date.from(PART_DUE.atTime(17, 0).atZone(LONDON).toInstant()));
        assertThat(partTimers()).containsExactlyInAnyOrder(
                LocalDate.of(2026, 9, 10), LocalDate.of(2026, 9, 15), LocalDate.of(2026, 9, 16));
        assertThat(mails()).containsExactly(PRACTICE + "@example.org: Now due by Thursday 17 September 2026: "
                + "Part of the return for CASE-0042");

        Task asked = tasksOf(ReturnPartProcess.Elements.COMPLETE_PART, instance).stream()
                .max(Comparator.comparing(Task::getDueDate)).orElseThrow();
        submit(PRACTICE, asked, answered());
        assertThatThrownBy(() -> movePart(COMMISSIONER, part, moved)).isInstanceOf(FormRefusedException.class)
                .hasMessageContaining("part: is none of the choices");
    }

    private void movePart(String user, long part, LocalDate dueOn) {
        start(user, HandOverPartProcess.KEY,
                Map.of("wanted", "moveDate", "part", Long.toString(part), "dueOn", dueOn.toString()));
    }

    @Test
    void letsTheAuditorTakeAPartBackFromTheWrongPerson() {
        handOver(PRACTICE, Map.of());
        handOver(OTHER_PRACTICE, Map.of());
        Task wrong = tasksOf(ReturnPartProcess.Elements.COMPLETE_PART, instance).get(1);
        long part = parts.ofReturn(id).get(1).id();

        start(COMMISSIONER, HandOverPartProcess.KEY, Map.of("wanted", "takeBack", "part", Long.toString(part)));

        assertThat(task(ReturnPartProcess.Elements.COMPLETE_PART, instance).getId()).isNotEqualTo(wrong.getId());
        assertThat(parts.find(part).state()).isEqualTo(State.TAKEN_BACK);
        assertThat(parts.ofReturn(id)).hasSize(1);
        BpmnAwareTests.assertThat(instance).isActive();
    }

    @Test
    void refusesWhomItMayNotAskAndWhatItCannotAsk() {
        refused(Map.of("contributor", SCHOOL), "contributor: is none of the choices");
        refused(Map.of("standards", List.of(), "partQuestion", ""), "standards: please choose a standard or ask");
        refused(Map.of("standards", List.of("shoeSize")), "standards: holds something");
        refused(Map.of("dueOn", "2026-09-22"), "dueOn: must leave you time");
        refused(Map.of("dueOn", "2026-09-01"), "dueOn: is in the past");
        refused(Map.of("agencyReturn", "0"), "agencyReturn: is none of the choices");
        assertThatThrownBy(() -> handOver(EDUCATION, PRACTICE, Map.of())).isInstanceOf(FormRefusedException.class);
        assertThatThrownBy(() -> handOver(PRACTICE, OTHER_PRACTICE, Map.of()))
                .isInstanceOf(FormRefusedException.class);
        assertThat(parts.ofReturn(id)).isEmpty();
    }

    @Test
    void refusesEvidenceWithoutItsDateOrFromTheFutureAndASearchThatIsNotNamed() {
        handOver(PRACTICE, Map.of());
        Task part = task(ReturnPartProcess.Elements.COMPLETE_PART, instance);
        Map<String, Object> undated = answered();
        undated.remove("evidenceDate2");
        Map<String, Object> future = answered();
        future.put("evidenceDate1", "2026-09-08");
        Map.of("evidenceDate2: please answer", undated, "evidenceDate1: is in the future", future,
                "partReason: please say what search", Map.<String, Object>of("partOutcome", "RECORD_NOT_FOUND"),
                "partReason: please say why", Map.<String, Object>of("partOutcome", "UNABLE_TO_TAKE_PART"),
                "partAnswer: please answer", Map.<String, Object>of("partOutcome", "ANSWERED"))
                .forEach((message, answers) -> assertThatThrownBy(() -> submit(PRACTICE, part, answers))
                        .isInstanceOf(FormRefusedException.class).hasMessageContaining(message));
        assertThat(parts.ofReturn(id)).singleElement().satisfies(p -> assertThat(p.state()).isEqualTo(State.REQUESTED));
    }

    @Test
    void deletesWhatAContributorWroteWhenTheFamilyWithdraws() {
        handOver(PRACTICE, Map.of());
        submit(PRACTICE, task(ReturnPartProcess.Elements.COMPLETE_PART, instance), answered());

        context.publishEvent(new CaseWithdrawn(caseId, roundId));

        assertThat(parts.ofReturn(id)).singleElement().satisfies(part -> {
            assertThat(part.answer()).isNull();
            assertThat(part.question()).isNull();
            assertThat(part.evidence()).isEmpty();
        });
        assertThat(jdbc.sql("select count(*) from return_part_evidence where evidence like '%Qwxyz%'")
                .query(Integer.class).single()).isZero();
    }

    @Test
    void showsAContributorTheOwnPartAndNothingElseByAnyPath() {
        handOver(PRACTICE, Map.of());
        handOver(OTHER_PRACTICE, Map.of());
        List<Task> open = tasksOf(ReturnPartProcess.Elements.COMPLETE_PART, instance);
        String own = open.get(0).getId();
        String others = open.get(1).getId();
        String whole = task(Elements.COMPLETE_RETURN, instance).getId();
        Browser practice = Browser.withBasic(port, PRACTICE, TestPeople.PASSWORD);

        assertThat(practice.get("/engine-rest/task").body()).contains(own).doesNotContain(others, whole);
        assertThat(practice.get("/engine-rest/task/" + own + "/form-variables").statusCode()).isEqualTo(200);
        for (String foreign : List.of(others, whole)) {
            for (String path : List.of("", "/form", "/form-variables", "/deployed-form", "/identity-links",
                    "/variables", "/comment")) {
                assertDenied(practice.get("/engine-rest/task/" + foreign + path), path);
            }
            for (String path : List.of("/claim", "/complete", "/submit-form")) {
                assertDenied(practice.send("POST", "/engine-rest/task/" + foreign + path,
                        "{\"userId\":\"" + PRACTICE + "\"}"), path);
            }
        }
        String round = jdbc.sql("select reference from audit_round where id = ?").param(roundId).query(String.class)
                .single();
        for (String path : List.of("/engine-rest/process-instance/" + instance.getId(),
                "/engine-rest/process-instance/" + instance.getId() + "/variables", "/engine-rest/history/task",
                "/engine-rest/variable-instance", "/rounds/" + round, "/rounds/" + round + "/cases/CASE-0042",
                "/agencies", "/audit-tools", "/case-register")) {
            assertDenied(practice.get(path), path);
        }
        assertThat(practice.get("/rounds").body()).doesNotContain(round);
        String askMore = practice.get("/engine-rest/process-definition/key/ask-for-more-time/deployed-start-form").body();
        String handOn = practice.get("/engine-rest/process-definition/key/hand-over-part/deployed-start-form").body();
        assertThat(askMore + handOn).doesNotContain("CASE-0042", OTHER_PRACTICE);
        assertThat(practice.get("/engine-rest/process-definition/key/safeguarding-concern/deployed-start-form").body())
                .contains("CASE-0042");
        assertThatThrownBy(() -> shown(COMMISSIONER, open.get(0))).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> shown(EDUCATION, open.get(0))).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void tellsAContributorWhichChildItIsOnlyWhileThePartIsOpen() {
        String identityPage = "/cases/CASE-0042/identity";
        Browser practice = Browser.withBasic(port, PRACTICE, TestPeople.PASSWORD);
        assertThat(practice.get(identityPage).statusCode()).isEqualTo(403);
        handOver(PRACTICE, Map.of());
        assertThat(practice.get(identityPage).statusCode()).isIn(200, 404);
        submit(PRACTICE, task(ReturnPartProcess.Elements.COMPLETE_PART, instance), Map.of("partOutcome", "NOT_KNOWN"));
        assertThat(practice.get(identityPage).statusCode()).isEqualTo(403);
    }

    private static void assertDenied(HttpResponse<String> response, String path) {
        assertThat(response.statusCode()).as(path + " " + response.body()).isIn(403, 404, 405, 500);
        assertThat(response.body().replace(path, "")).as(path).doesNotContain("CASE-0042", OTHER_PRACTICE, "voiceOfTheChild");
    }

    private void refused(Map<String, Object> different, String message) {
        assertThatThrownBy(() -> handOver(PRACTICE, different))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining(message);
    }

    private void handOver(String contributor, Map<String, Object> different) {
        handOver(COMMISSIONER, contributor, different);
    }

    private void handOver(String user, String contributor, Map<String, Object> different) {
        Map<String, Object> answers = new HashMap<>(Map.of("wanted", "handOver", "agencyReturn", Long.toString(id),
                "contributor", contributor, "kind", "PRACTICE", "standards", List.of("voiceOfTheChild", "planning"),
                "partQuestion", "Who came to the appointments?", "dueOn", PART_DUE.toString()));
        answers.putAll(different);
        start(user, HandOverPartProcess.KEY, answers);
    }

    private static Map<String, Object> answered() {
        return new HashMap<>(Map.of("partOutcome", "ANSWERED", "partAnswer", SECRET, "evidence1", SECRET,
                "evidenceDate1", "2026-03-02", "evidence2", "Seen at home", "evidenceDate2", "2026-04-09"));
    }

    private String shownParts() {
        return (String) shown(COMMISSIONER, task(Elements.COMPLETE_RETURN, instance)).get("parts");
    }

    private Map<String, Object> shown(String user, Task task) {
        return as(user, () -> engine.getFormService().getTaskFormVariables(task.getId()));
    }

    /** The days of the next steps of all chases, the return's own among them. */
    private List<LocalDate> partTimers() {
        return Stream.of(family(instance.getId()))
                .flatMap(called -> management.createJobQuery().processInstanceId(called).timers().list().stream())
                .map(job -> LocalDate.ofInstant(job.getDuedate().toInstant(), LONDON)).toList();
    }

    private static List<String> mails() throws Exception {
        return Stream.of(MAIL.getReceivedMessages()).map(ReturnPartTest::inWords).toList();
    }

    private static String inWords(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0]).getAddress()
                    + ": " + mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
