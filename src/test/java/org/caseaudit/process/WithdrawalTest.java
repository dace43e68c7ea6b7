package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caseaudit.consent.Agreement;
import org.caseaudit.consent.AgreementState;
import org.caseaudit.consent.Agreements;
import org.caseaudit.consent.Answer;
import org.caseaudit.consent.Interviews;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.panel.Panel;
import org.caseaudit.programme.Stage;
import org.caseaudit.report.CurrentReport;
import org.caseaudit.report.ReportState;
import org.caseaudit.report.Reports;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.CaseStatus;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A family may withdraw at any time until publication; at each stage open work stops and only that it happened stays. */
class WithdrawalTest extends WholeRoundTest {

    private static final String SECRET = ASKED_BY;

    @Autowired
    private Agreements agreements;
    @Autowired
    private Interviews interviews;
    @Autowired
    private AgencyReturns returns;
    @Autowired
    private Panel panel;
    @Autowired
    private Reports reports;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;
    @LocalServerPort
    private int port;

    @Test
    void beforeTheFamilyHasAnswered() {
        AuditCase leaving = familiesAsked().get(0);
        submit(PARTICIPATION_MANAGER, seek(leaving), Map.of("parentOutcome", "NOT_REACHED",
                "askedOn", TODAY.toString(), "askedBy", SECRET));
        withdraw(leaving, "toldBy=PARENT&toldOn=" + TODAY);

        assertNothingIsOpen(leaving);
        assertThat(agreements.find(leaving.id()).orElseThrow().answers()).containsExactly(
                new Answer(Answer.Person.PARENT, Answer.Outcome.NOT_REACHED, null, TODAY, null, null),
                new Answer(Answer.Person.PARENT, Answer.Outcome.WITHDRAWN, null, TODAY, null, null));
        assertThat(cases.current(roundId)).as("no reserve takes the place").hasSize(1);
    }

    @Test
    void whileReturnsAreOpen() {
        AuditCase leaving = familiesAgreed().get(0);
        Task police = tasksOf("userTask_completeReturn", round).stream()
                .filter(task -> task.getName().contains(leaving.caseRef())).findFirst().orElseThrow();
        tasks.complete(police.getId(), completed());
        assertThat(answersKept(leaving)).isPositive();
        withdraw(leaving, "toldBy=CHILD&toldOn=" + TODAY);

        assertNothingIsOpen(leaving);
        assertThat(answersKept(leaving)).isZero();
        assertThat(jdbc.sql("select count(*) from agency_return where audit_case_id = ? and (outcome is not null "
                + "or audit_method is not null or open_in_window is not null)").param(leaving.id())
                .query(Long.class).single()).as("what an agency said of the child").isZero();
        assertThat(returns.ofRound(roundId)).extracting(r -> r.auditCaseId()).doesNotContain(leaving.id()).hasSize(2);
        assertThat(agreements.find(leaving.id()).orElseThrow().last(Answer.Person.CHILD).orElseThrow().outcome())
                .isEqualTo(Answer.Outcome.WITHDRAWN);
    }

    @Test
    void whileTheFamilyIsHeardAndThanked() {
        List<AuditCase> both = familiesAgreed();
        AuditCase leaving = both.get(0);
        submit(PARTICIPATION_MANAGER, about(leaving, "userTask_holdFeedbackInterview"), Map.of(
                "parentHeld", "yes", "parentHeldOn", TODAY.toString(), "parentViews", SECRET, "speaksToBoard", "yes",
                "childHeld", "no", "childReason", SECRET));
        submit(CHAIR, owed(leaving, "userTask_arrangeBoardMeeting"), Map.of(
                "decision", "meets", "meetsOn", "2026-10-30", "arrangement", SECRET));
        assertThat(owed(leaving, "userTask_thankFamily").getDueDate()).isEqualTo(closeOf(TODAY.plusDays(7)));
        withdraw(leaving, "toldBy=SOMEBODY_ELSE&toldOn=" + TODAY);
        withdraw(both.get(1), "toldBy=PARENT&toldOn=" + TODAY);

        assertNothingIsOpen(leaving);
        assertNothingIsOpen(both.get(1));
        assertThat(interviews.find(leaving.id()).orElseThrow()).satisfies(interview -> {
            assertThat(interview.parent()).isNull();
            assertThat(interview.child()).isNull();
            assertThat(interview.boardWish()).isNull();
        });
        assertThat(kept("interview where audit_case_id = ?", leaving)).isFalse();
    }

    @Test
    void whileTheCaseIsBeforeThePanel() {
        List<AuditCase> both = familiesAgreed();
        convene();
        withdraw(both.get(0), "toldBy=PARENT&toldOn=" + TODAY);

        assertNothingIsOpen(both.get(0));
        assertThat(tasksOf("userTask_moderateCase", round)).extracting(Task::getName)
                .containsExactly("Moderate case – " + both.get(1).caseRef());
        submit(CHAIR, task("userTask_moderateCase", round), Map.of("disposition", "DISCUSSED", "differingViews", SECRET));
        assertThat(round).isWaitingAt("userTask_recordFinding");
        assertThat(panel.casesDiscussed(roundId)).isEqualTo(1);

        withdraw(both.get(1), "toldBy=PARENT&toldOn=" + TODAY);
        assertThat(panel.casesDiscussed(roundId)).isZero();
        assertThat(kept("case_moderation where audit_case_id = ?", both.get(1))).isFalse();
        assertThat(round).isWaitingAt("userTask_recordFinding");
    }

    @Test
    void asTheLastCaseThatThePanelHasToDiscuss() {
        List<AuditCase> both = familiesAgreed();
        convene();
        submit(CHAIR, about(both.get(1), "userTask_moderateCase"), Map.of("disposition", "DISCUSSED"));
        withdraw(both.get(0), "toldBy=PARENT&toldOn=" + TODAY);
        assertThat(round).isWaitingAt("userTask_recordFinding");
    }

    @Test
    void whileTheReportIsWrittenUp() {
        List<AuditCase> both = familiesAgreed();
        toDraft(both, "In {cases} the voice of the child was missing.");
        writeUp();
        assertThat(reports.versions(roundId)).hasSize(1);
        withdraw(both.get(0), "toldBy=PARENT&toldOn=" + TODAY);

        CurrentReport draft = reports.current(roundId).orElseThrow();
        assertThat(draft.document().sections().toString()).contains("discussed the one case", "One family withdrew");
        assertThat(draft.remarks()).extracting(remark -> remark.about(), remark -> remark.blocking())
                .contains(tuple("The report", false), tuple("F1", true));
        assertThat(jdbc.sql("select count(document) from report_version where audit_round_id = ?").param(roundId)
                .query(Long.class).single()).as("what earlier versions said").isZero();
        Task check = task("userTask_checkDisclosure", round);
        assertThatThrownBy(() -> checkDisclosure("safe")).isInstanceOf(FormRefusedException.class)
                .hasMessageContaining("a family has withdrawn");
        assertThat(as(COORDINATOR, () -> engine.getFormService().getTaskFormVariables(check.getId())).get("remarks")
                .toString()).contains("assembled anew", "F1 counts 1 of 2 cases");
        checkDisclosure("notYet");
        assertThatThrownBy(this::writeUp).isInstanceOf(FormRefusedException.class).hasMessageContaining("F1");
        correctFinding();
        writeUp();
        checkDisclosure("safe");
        signOff();
        runDueJobs();
        assertThat(reports.current(roundId).orElseThrow().state()).isEqualTo(ReportState.PUBLISHED);
    }

    @Test
    void whileTheChairHasTheReport() {
        List<AuditCase> both = familiesAgreed();
        toDraft(both, "Plans were clear.");
        writeUp();
        checkDisclosure("safe");
        withdraw(both.get(0), "toldBy=PARENT&toldOn=" + TODAY);

        assertThatThrownBy(this::signOff).isInstanceOf(FormRefusedException.class)
                .hasMessageContaining("a family has withdrawn");
        submit(CHAIR, task("userTask_signOffReport", round), Map.of("decision", "changes", "changes", "A case has left"));
        assertThat(round).isWaitingAt("userTask_writeUpReport");
    }

    @Test
    void betweenSignOffAndPublication() {
        List<AuditCase> both = familiesAgreed();
        toDraft(both, "In {cases} the voice of the child was missing.");
        writeUp();
        checkDisclosure("safe");
        signOff();
        assertThat(rounds.round(roundId).stage()).isEqualTo(Stage.SIGNED_OFF);
        withdraw(both.get(0), "toldBy=PARENT&toldOn=" + TODAY);

        runDueJobs();
        assertThat(round).isWaitingAt("userTask_writeUpReport").hasPassed("boundaryEvent_reportNoLongerHolds");
        assertThat(rounds.round(roundId).stage()).isEqualTo(Stage.PANEL_CONVENED);
        Task write = task("userTask_writeUpReport", round);
        Map<String, Object> shown = as(COORDINATOR, () -> engine.getFormService().getTaskFormVariables(write.getId()));
        assertThat(shown.get("changesWanted").toString()).contains("A family has withdrawn since the report was signed off");
        assertThat(shown.get("remarks").toString()).contains("F1 counts 1 of 2 cases");
        assertThatThrownBy(this::writeUp).isInstanceOf(FormRefusedException.class).hasMessageContaining("F1");
        correctFinding();
        writeUp();
        checkDisclosure("safe");
        signOff();
        runDueJobs();
        CurrentReport published = reports.current(roundId).orElseThrow();
        assertThat(published.state()).isEqualTo(ReportState.PUBLISHED);
        assertThat(published.document().sections().toString()).contains("discussed the one case");
        assertThat(round).isWaitingAt("callActivity_followAction");
    }

    @Test
    void betweenSignOffAndPublicationWhereEveryCountStillFits() {
        List<AuditCase> both = familiesAgreed();
        toDraft(both, "Plans were clear.");
        writeUp();
        checkDisclosure("safe");
        signOff();
        withdraw(both.get(0), "toldBy=PARENT&toldOn=" + TODAY);
        runDueJobs();
        assertThat(round).as("nobody has checked the report as it is now").isWaitingAt("userTask_writeUpReport");
    }

    @Test
    void waitsForAPublicationUnderWayAndIsThenRefused() {
        List<AuditCase> both = familiesAgreed();
        toDraft(both, "Plans were clear.");
        writeUp();
        checkDisclosure("safe");
        signOff();
        CompletableFuture<HttpResponse<String>> told = new CompletableFuture<>();
        new TransactionTemplate(transactions).executeWithoutResult(publishing -> {
            assertThatCode(() -> reports.publish(roundId)).doesNotThrowAnyException();
            told.completeAsync(() -> post(browser(PARTICIPATION_MANAGER), "/withdrawals/" + both.get(0).caseRef(),
                    "toldBy=PARENT&toldOn=" + TODAY));
            assertThatThrownBy(() -> told.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        });

        assertThat(told.join().statusCode()).as(told.join().body()).isEqualTo(400);
        assertThat(told.join().body()).contains("published at this very moment");
        assertThat(cases.find(both.get(0).id()).status()).isEqualTo(CaseStatus.AGREED);
        assertThat(reports.current(roundId).orElseThrow().state()).isEqualTo(ReportState.PUBLISHED);
    }

    @Test
    void notAfterPublication() {
        List<AuditCase> both = familiesAgreed();
        toDraft(both, "Plans were clear.");
        writeUp();
        checkDisclosure("safe");
        signOff();
        runDueJobs();
        AuditCase published = both.get(0);

        HttpResponse<String> byRest = browser(PARTICIPATION_MANAGER)
                .send("POST", "/cases/" + published.caseRef() + "/withdrawal", null);
        assertThat(byRest.statusCode()).isEqualTo(400);
        assertThat(byRest.body()).contains("caseRef", "was published on 7 September 2026", "data protection lead");
        HttpResponse<String> byPage = browser(COORDINATOR).send("GET", "/withdrawals/" + published.caseRef(), null, null,
                "Accept", "text/html");
        assertThat(byPage.statusCode()).isEqualTo(400);
        assertThat(byPage.body()).contains("data protection lead");
        assertThat(browser(COORDINATOR).get("/withdrawals").body()).doesNotContain(published.caseRef());
        assertThat(cases.find(published.id()).status()).isEqualTo(CaseStatus.AGREED);
        assertThat(agreements.find(published.id()).orElseThrow().state()).isEqualTo(AgreementState.AGREED);
    }

    @Test
    void isRecordedOnAPageOfItsOwn() {
        AuditCase leaving = familiesAgreed().get(0);
        String path = "/withdrawals/" + leaving.caseRef();
        Browser petra = browser(PARTICIPATION_MANAGER);
        assertThat(petra.get("/").body()).contains("href=\"/withdrawals\"");
        assertThat(petra.get("/withdrawals").body()).contains(path, "agreed");
        assertThat(petra.get(path).body()).contains("Who said that the family withdraws?", "delete its answers");
        assertThat(petra.get("/withdrawals/CASE-NONE").statusCode()).isEqualTo(404);
        for (String body : List.of("toldBy=PARENT&toldOn=2026-09-08", "toldBy=NOBODY&toldOn=" + TODAY, "toldBy=PARENT",
                "toldBy=PARENT&toldOn=yesterday", "toldBy=PARENT&toldOn=31/02/2026")) {
            assertThat(post(browser(PARTICIPATION_MANAGER), path, body).statusCode()).as(body).isEqualTo(400);
        }
        Browser grace = browser(GROUP_MEMBER);
        assertThat(grace.get("/").body()).doesNotContain("href=\"/withdrawals\"");
        assertThat(grace.get("/withdrawals").statusCode()).isEqualTo(403);
        assertThat(grace.get(path).statusCode()).isEqualTo(403);
        assertThat(post(browser(GROUP_MEMBER), path, "toldBy=PARENT&toldOn=" + TODAY).statusCode()).isEqualTo(403);
        assertThat(cases.find(leaving.id()).status()).isEqualTo(CaseStatus.AGREED);

        withdraw(leaving, "toldBy=SECOND_PARENT&toldOn=4/09/2026");
        assertThat(petra.get("/withdrawals").body()).doesNotContain("href=\"" + path).contains("7 September 2026");
        assertThat(post(browser(PARTICIPATION_MANAGER), path, "toldBy=PARENT&toldOn=" + TODAY).statusCode()).as("again")
                .isEqualTo(404);
    }

    @Test
    void takesWhoToldAndWhenByRestToo() {
        AuditCase leaving = familiesAsked().get(0);
        String path = "/cases/" + leaving.caseRef() + "/withdrawal";
        assertThat(browser(COORDINATOR).send("POST", path, "{\"toldBy\":\"CHILD\",\"toldOn\":\"2026-09-08\"}").statusCode())
                .isEqualTo(400);
        assertThat(browser(COORDINATOR).send("POST", path, "{\"toldBy\":\"CHILD\",\"toldOn\":\"2026-09-04\"}").statusCode())
                .isEqualTo(204);
        Agreement withdrawn = agreements.find(leaving.id()).orElseThrow();
        assertThat(withdrawn.last(Answer.Person.CHILD).orElseThrow().askedOn()).isEqualTo("2026-09-04");
    }

    private void assertNothingIsOpen(AuditCase left) {
        assertThat(cases.find(left.id()).status()).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(agreements.find(left.id()).orElseThrow().state()).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(runtime.createProcessInstanceQuery().variableValueEquals("auditCaseId", left.id()).list()).isEmpty();
        assertThat(tasks.createTaskQuery().list()).extracting(Task::getName)
                .noneMatch(name -> name.contains(left.caseRef()));
        assertThat(reports.current(roundId).map(r -> r.document().toString()).orElse("")).doesNotContain(SECRET);
        assertThat(returns.ofCase(left.id())).isEmpty();
        assertThat(kept("agreement_answer where agreement_id = (select id from agreement where audit_case_id = ?)", left))
                .isFalse();
    }

    private boolean kept(String where, AuditCase left) {
        return jdbc.sql("select * from " + where).param(left.id()).query().listOfRows().stream()
                .anyMatch(row -> row.values().stream().anyMatch(value -> String.valueOf(value).contains("Zyxwv")));
    }

    private long answersKept(AuditCase audited) {
        return jdbc.sql("select count(*) from return_answer where agency_return_id in "
                + "(select id from agency_return where audit_case_id = ?)").param(audited.id()).query(Long.class).single();
    }

    private static Map<String, Object> completed() {
        Map<String, Object> answers = new HashMap<>(Map.of("outcome", "COMPLETED", "auditMethod", "WITH_STAFF",
                "openInWindow", "yes", "learning", SECRET));
        List.of("voiceOfTheChild", "riskAssessment", "informationSharing", "planning", "managementOversight")
                .forEach(standard -> answers.put("judgement_" + standard, "GOOD"));
        return answers;
    }

    private void correctFinding() {
        HttpResponse<String> corrected = post(browser(COORDINATOR),
                "/rounds/" + rounds.round(roundId).reference() + "/findings/F1",
                "text=In+{cases}+the+voice+was+missing.&casesCount=1&casesOf=1&reason=A+family+withdrew");
        assertThat(corrected.statusCode()).isEqualTo(302);
    }

    private void withdraw(AuditCase leaving, String told) {
        HttpResponse<String> done = post(browser(PARTICIPATION_MANAGER), "/withdrawals/" + leaving.caseRef(), told);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    }

    private Browser browser(String person) {
        return Browser.withBasic(port, person, TestPeople.PASSWORD);
    }

    private static HttpResponse<String> post(Browser browser, String path, String form) {
        return browser.send("POST", path, "application/x-www-form-urlencoded", form);
    }
}
