package org.caseaudit.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.caseaudit.actions.Actions;
import org.caseaudit.actions.AuditAction;
import org.caseaudit.actions.NewAction;
import org.caseaudit.actions.Owners;
import org.caseaudit.audittool.AnswerKind;
import org.caseaudit.concern.Concerns;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.panel.process.PanelRound;
import org.caseaudit.returns.AgencyReturn.Answer;
import org.caseaudit.returns.AgencyReturn.Measure;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.AuditMethod;
import org.caseaudit.returns.ReturnOutcome;
import org.caseaudit.returns.ReturnSubmission;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class RoundPagesTest extends PanelRound {

    private static final String OUTSIDER = "ozzy-outsider";
    private static final String OVERSEER = "ola-oversight";
    private static final String LEARNER = "lee-learning";
    private static final String AGENCY_MANAGER = "max-manager";

    @Autowired
    private AgencyReturns returns;
    @Autowired
    private Concerns concerns;
    @Autowired
    private Actions actions;
    @Autowired
    private Owners owners;
    @Autowired
    private EntityManagerFactory entities;
    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void peopleAndReturns() {
        TestPeople people = new TestPeople(identity);
        people.person(OUTSIDER);
        people.person(OVERSEER, Groups.OVERSIGHT);
        people.person(LEARNER, Groups.LEARNING);
        people.person(AGENCY_MANAGER, Groups.managers(POLICE));
        returns.open(cases.get(0));
        long police = returns.ofCase(cases.get(0)).stream().filter(r -> r.agencyCode().equals(POLICE)).findFirst()
                .orElseThrow().id();
        returns.submit(police, new ReturnSubmission(ReturnOutcome.NOT_KNOWN, "never met this family",
                AuditMethod.PAPER_ONLY, false, List.of()), POLICE_AUDITOR);
    }

    @Test
    void showsTheListOfRoundsToThoseWhoFollowThem() throws Exception {
        for (String user : new String[] {COORDINATOR, CHAIR, QA_MEMBER, OVERSEER}) {
            assertThat(page(user, "/rounds").body()).contains(reference).contains("Cases under audit");
        }
        assertThat(page(OUTSIDER, "/rounds").body()).doesNotContain(reference)
                .contains("No report is published for you yet");
        assertThat(page(POLICE_AUDITOR, "/rounds").body()).doesNotContain(reference);
    }

    @Test
    void showsWhatWaitsForWhomButOutcomesOnlyToCoordinatorsAndChair() throws Exception {
        startWithCasesAudited();

        String body = page(COORDINATOR, "/rounds/" + reference).body();
        assertThat(body).contains("Convene panel").contains("Coordinators").contains("CASE-0101").contains("1 of 2")
                .contains("Panel Police").contains("Not known").contains("No action is agreed yet");
        assertThat(page(OVERSEER, "/rounds/" + reference).body()).contains("1 of 2").doesNotContain("Not known");
        assertThat(status(OUTSIDER, "/rounds/" + reference)).isEqualTo(404);
        assertThat(status(POLICE_AUDITOR, "/rounds/" + reference)).isEqualTo(404);
        assertThat(status(COORDINATOR, "/rounds/2026-Q9-99")).isEqualTo(404);
    }

    @Test
    void showsWhoAgreedTheScopeAndFromWhenAThemeIsToBeLookedAtAgain() throws Exception {
        long id = actions.agree(roundId, new NewAction("Ask every child.", List.of(), List.of("lead-auditors"),
                TODAY, "Minutes", null, false), CHAIR).id();
        actions.open(id);
        actions.complete(id, TODAY, "Minutes.", POLICE_AUDITOR);
        actions.verify(id, TODAY, QA_MEMBER);
        actions.checkEffect(id, true, "Ten records.", LocalDate.of(2027, 12, 6), QA_MEMBER);

        assertThat(page(COORDINATOR, "/rounds/" + reference).body())
                .contains("Scope agreed by <span>Ruth Calder, the partnership; Ben Osei, police</span>.")
                .contains("look again at this theme from 6 December 2027");
    }

    @Test
    void readsTheAgenciesOnceHoweverManyOwnersItNames() {
        Statistics statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            assertThat(owners.names(List.of("group:" + Groups.agency(POLICE), "group:" + Groups.managers(POLICE),
                    "group:" + Groups.agency(HEALTH), "group:" + Groups.QA, "group:unheard-of", "user:" + OVERSEER,
                    "user:gone", AuditAction.LEAD_AUDITORS, "user:gone")))
                    .containsExactly("Panel Police", "Panel Police (managers)", "Panel Health", "QA sub-group",
                            "unheard-of", OVERSEER + " Test", "gone", "All lead auditors");
            assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void opensThePanelPackToTheChairOnlyWhileThePanelIsOn() throws Exception {
        String pack = "/rounds/" + reference + "/cases/CASE-0101";
        startWithCasesAudited();
        assertThat(page(COORDINATOR, pack).body()).contains("never met this family").contains("Panel Police");
        assertThat(status(CHAIR, pack)).isEqualTo(404);

        toDraft();
        assertThat(page(CHAIR, pack).body()).contains("never met this family");
        for (String user : new String[] {QA_MEMBER, OVERSEER, POLICE_AUDITOR, OUTSIDER}) {
            assertThat(status(user, pack)).isEqualTo(404);
        }
        assertThat(status(COORDINATOR, "/rounds/" + reference + "/cases/CASE-9999")).isEqualTo(404);

        writeUp("The panel thanks the families.");
        checkDisclosure(true);
        signOff();
        runDueJobs();
        assertThat(status(CHAIR, pack)).isEqualTo(404);
        assertThat(page(COORDINATOR, pack).body()).containsSubsequence("Who has read this pack",
                "<li>" + COORDINATOR + " Test, 7 September 2026, 10:00</li>",
                "<li>" + CHAIR + " Test, ").doesNotContain("<li>" + OVERSEER);
    }

    @Test
    void showsInThePackWhatWasWrongAndNotWhatWasMerelyChecked() throws Exception {
        startWithCasesAudited();
        long health = returns.ofCase(cases.get(0)).stream().filter(r -> r.agencyCode().equals(HEALTH)).findFirst()
                .orElseThrow().id();
        returns.submit(health, new ReturnSubmission(ReturnOutcome.COMPLETED, null, AuditMethod.WITH_STAFF, true, List.of(
                new Answer("judgement_planning", "Your judgement", AnswerKind.JUDGEMENT, "planning", "GOOD", null),
                new Answer("detailsChecked", "Checked", AnswerKind.DETAILS_CHECK, "general", "DATE_OF_BIRTH,ETHNICITY",
                        null),
                new Answer("detailsWrong", "Wrong", AnswerKind.DETAILS_WRONG, "general", "ETHNICITY", null)),
                List.of(new Measure("strategyDiscussion", "Strategy discussion within 72 hours", "planning", "72 hours",
                        LocalDateTime.of(2026, 4, 3, 9, 30), null, false, "Nobody was asked"))),
                HEALTH_AUDITOR);

        assertThat(page(COORDINATOR, "/rounds/" + reference + "/cases/CASE-0101").body())
                .contains("Details found wrong").contains("Ethnicity").contains("The same detail across agencies")
                .contains("Not done").contains("3 April 2026, 09:30").contains("Nobody was asked")
                .doesNotContain("Date of birth");
    }

    @Test
    void tellsTheChairThatACaseIsHeldBackWithoutItsAnswers() throws Exception {
        startWithCasesAudited();
        convene();
        concerns.hold(concerns.raise(cases.get(0), "The child may be at risk now.", CHAIR).id());

        assertThat(page(CHAIR, "/rounds/" + reference + "/cases/CASE-0101").body()).contains("held back")
                .doesNotContain("at risk now");
    }

    @Test
    void keepsADraftToCoordinatorsAndChair() throws Exception {
        String report = "/rounds/" + reference + "/report";
        startWithCasesAudited();
        assertThat(status(COORDINATOR, report)).isEqualTo(404);
        toDraft();

        assertThat(page(COORDINATOR, report).body()).contains("Draft").contains("1 of the 2 cases")
                .contains("Correct a finding");
        assertThat(page(CHAIR, report).body()).contains("1 of the 2 cases").doesNotContain("Correct a finding");
        for (String user : new String[] {QA_MEMBER, OVERSEER, LEARNER, POLICE_AUDITOR, AGENCY_MANAGER, OUTSIDER}) {
            assertThat(status(user, report)).isEqualTo(404);
            assertThat(status(user, report + ".pdf")).isEqualTo(404);
            assertThat(status(user, report + ".docx")).isEqualTo(404);
        }
    }

    @Test
    void givesAPublishedReportToStandingGroupsAndTheRoundsAgencies() throws Exception {
        String report = "/rounds/" + reference + "/report";
        startWithCasesAudited();
        toPublication();

        for (String user : new String[] {
            COORDINATOR, CHAIR, QA_MEMBER, OVERSEER, LEARNER, POLICE_AUDITOR, HEALTH_AUDITOR, AGENCY_MANAGER}) {
            assertThat(page(user, report).body()).contains("Published: 12 October 2026").contains("1 of the 2 cases")
                    .doesNotContain("Draft");
        }
        assertThat(status(OUTSIDER, report)).isEqualTo(404);
        assertThat(page(POLICE_AUDITOR, "/rounds").body()).contains(reference);
    }

    @Test
    void givesTheReportAsPdfAndWordWithTheSameNumbersAndWords() throws Exception {
        startWithCasesAudited();
        toPublication();
        String[] told = {
            "1 of the 2 cases", "How the auditors were prepared: Half a day on the tool. Ask the coordinator.",
            "The panel's feedback on the audit itself: Auditors found the tool too long."};
        assertThat(page(POLICE_AUDITOR, "/rounds/" + reference + "/report").body().replaceAll("<[^>]+>", "")
                .replace("&#39;", "'").replaceAll("\\s+", " ")).contains(told);

        HttpResponse<byte[]> pdf = get(POLICE_AUDITOR, "/rounds/" + reference + "/report.pdf");
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("report-" + reference + ".pdf");
        try (var document = Loader.loadPDF(pdf.body())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " ")).contains(told);
        }
        HttpResponse<byte[]> word = get(POLICE_AUDITOR, "/rounds/" + reference + "/report.docx");
        assertThat(word.headers().firstValue("Content-Type"))
                .contains("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        try (var document = new XWPFDocument(new ByteArrayInputStream(word.body()));
                var text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains(told);
        }
    }

    @Test
    void letsOnlyACoordinatorCorrectAFindingAndOnlyWithNumbersThatCanBe() throws Exception {
        startWithCasesAudited();
        toDraft();
        String finding = "/rounds/" + reference + "/findings/F1";

        assertThat(post(CHAIR, finding, "text=Changed.&reason=because").statusCode()).isEqualTo(404);
        HttpResponse<String> refused =
                post(COORDINATOR, finding, "text=Changed.&casesCount=5&casesOf=9&reason=because");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("casesOf");
        assertThat(post(COORDINATOR, finding, "text=Changed.&casesCount=2&casesOf=2&reason=because").statusCode())
                .isEqualTo(302);
        assertThat(page(COORDINATOR, "/rounds/" + reference + "/report").body())
                .contains("Changed. This was found in both cases.");
    }

    private HttpResponse<String> page(String user, String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request(user, path).GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(user + " at " + path).isEqualTo(200);
        return response;
    }

    private HttpResponse<byte[]> get(String user, String path) throws IOException, InterruptedException {
        return client.send(request(user, path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> post(String user, String path, String form) throws IOException, InterruptedException {
        return client.send(request(user, path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private int status(String user, String path) throws IOException, InterruptedException {
        return get(user, path).statusCode();
    }

    private HttpRequest.Builder request(String user, String path) {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + TestPeople.PASSWORD).getBytes());
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + credentials);
    }
}
