package org.caseaudit.childidentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.caseaudit.browser.StagedRound;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.register.CaseRegisterImport;
import org.caseaudit.returns.process.AgencyReturnProcess.Elements;
import org.caseaudit.returns.process.SampledRound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nobody learns who a child is without work on the case, or a role and a reason; and never without a line in the log. */
class IdentityPageTest extends ProcessTest {

    private static final String AUDITOR = "ines";
    private static final String COORDINATOR = "cleo";
    private static final String SAFEGUARDING_LEAD = "sol";
    private static final String NAME = "Ada Test";

    @LocalServerPort
    private int port;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private CaseRegisterImport cases;
    @Autowired
    private ChildIdentities identities;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private ApplicationContext context;

    private final String caseRef = "CID-" + UUID.randomUUID().toString().substring(0, 8);
    private ProcessInstance instance;
    private long caseId;

    @BeforeEach
    void aReturnIsAskedFor() {
        TestPeople people = new TestPeople(identity);
        people.person(AUDITOR);
        people.person("nora");
        people.person("admin", Groups.ADMINISTRATORS);
        people.person("olga", Groups.OVERSIGHT);
        people.person("chas", Groups.PANEL_CHAIR);
        people.person(COORDINATOR, Groups.COORDINATORS);
        people.person(SAFEGUARDING_LEAD, Groups.SAFEGUARDING_LEADS);
        register.put(new Agency("cid-police", "CID Police", AUDITOR, null));
        register.put(new Agency("cid-school", "CID School", "nora", null));
        people.person("mona", Groups.managers("cid-police"));
        SampledRound sampled = SampledRound.create(
                context, TODAY.plusDays(14), TODAY.plusDays(35), List.of("cid-police"), caseRef);
        caseId = sampled.cases().get(0);
        KnownChildren.put(jdbc, caseRef, new ChildIdentity(NAME, LocalDate.of(2015, 3, 1), "NHS 123"));
        instance = sampled.requestReturn(context, "cid-police");
    }

    @Test
    void tellsAnAuditorWithATaskOnTheCaseAndLogsIt() {
        HttpResponse<String> page = get(AUDITOR, path());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(NAME, "1 March 2015", "NHS 123")
                .contains("<title>Who the child is: " + caseRef);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(log()).containsExactly(tuple(AUDITOR, AccessWay.TASK,
                "Complete return – " + caseRef + " CID Police", true));
        assertThat(identities.accesses(caseRef).get(0).at()).isEqualTo("2026-09-07T09:00:00Z");
    }

    @Test
    void tellsNothingMoreOnceTheReturnIsIn() {
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), Map.of("outcome", "NOT_KNOWN"));
        assertThat(get(AUDITOR, path()).statusCode()).isEqualTo(403);
        assertThat(log()).containsExactly(tuple(AUDITOR, AccessWay.TASK, "", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nora", "admin", "olga", "chas", "mona"})
    void refusesEverybodyElseAndLogsThatToo(String person) {
        HttpResponse<String> page = get(person, path());
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).doesNotContain(NAME);
        HttpResponse<String> forced = breakGlass(person, "I am curious");
        assertThat(forced.statusCode()).isEqualTo(403);
        assertThat(forced.body()).doesNotContain(NAME);
        assertThat(get(person, path() + "/readings").statusCode()).isEqualTo(403);
        assertThat(log()).containsExactly(tuple(person, AccessWay.TASK, "", false),
                tuple(person, AccessWay.BREAK_GLASS, "I am curious", false));
    }

    @Test
    void asksACoordinatorWithoutATaskForAReason() {
        HttpResponse<String> question = get(COORDINATOR, path());
        assertThat(question.statusCode()).isEqualTo(200);
        assertThat(question.body()).contains("Why do you need to know now?").doesNotContain(NAME);
        assertThat(log()).isEmpty();
        assertThat(breakGlass(COORDINATOR, " ").statusCode()).isEqualTo(400);
        assertThat(breakGlass(COORDINATOR, "x".repeat(501)).body()).contains("has 501 characters; the limit is 500");
        assertThat(log()).isEmpty();

        HttpResponse<String> told = breakGlass(COORDINATOR, "The mother rang");
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains(NAME);
        assertThat(told.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(log()).containsExactly(tuple(COORDINATOR, AccessWay.BREAK_GLASS, "The mother rang", true));
        assertThat(get(COORDINATOR, path() + "/readings").body())
                .contains("cleo Test", "7 September 2026, 10:00", "Without a task", "The mother rang")
                .doesNotContain(NAME);
    }

    @Test
    void tellsASafeguardingLeadWhoAnswersAConcern() {
        String concern = engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey("safeguarding-concern").latestVersion().singleResult().getId();
        as(AUDITOR, () -> engine.getFormService().submitStartForm(concern,
                Map.of("caseReference", Long.toString(caseId), "worry", "The lodger moved back in.")));
        assertThat(get(SAFEGUARDING_LEAD, path()).body()).contains(NAME);
        assertThat(log()).singleElement().satisfies(line -> assertThat(line.toList().get(2).toString())
                .startsWith("Respond to concern – CONCERN-").doesNotContain("lodger"));
    }

    @Test
    void countsNoTaskOfTheRoundAsATaskOnACase() throws IOException {
        StagedRound round = StagedRound.inPartnership(engine, register, cases, TODAY).familiesAsked();
        assertThat(round.open("userTask_convenePanel")).isNotEmpty();
        String audited = "/cases/" + round.open("userTask_seekAgreement").get(0).getName().replaceFirst(".*– ", "")
                + "/identity";
        assertThat(get(StagedRound.COORDINATOR, audited).body()).contains("Why do you need to know now?");
        assertThat(get(StagedRound.PARTICIPATION, audited).body()).contains("That you opened this page is on record");
        assertThat(get(StagedRound.QA, audited).statusCode()).isEqualTo(403);
        assertThat(get(StagedRound.POLICE, audited).statusCode()).isEqualTo(403);
    }

    @Test
    void takesNoReasonFromAnotherSite() {
        assertThat(Browser.signedIn(port, COORDINATOR, TestPeople.PASSWORD)
                .send("POST", path(), "application/x-www-form-urlencoded", "reason=x").statusCode()).isEqualTo(403);
        assertThat(log()).isEmpty();
    }

    @Test
    void saysSoWhereTheRegisterKnowsNothing() {
        KnownChildren.put(jdbc, caseRef, new ChildIdentity(null, null, null));
        assertThat(get(AUDITOR, path()).body()).contains("The case register says nothing about who this child is");
        assertThat(log()).hasSize(1);
    }

    private List<Tuple> log() {
        return identities.accesses(caseRef).stream()
                .map(line -> tuple(line.userId(), line.way(), line.reason(), line.granted())).toList();
    }

    private HttpResponse<String> get(String person, String path) {
        return Browser.withBasic(port, person, TestPeople.PASSWORD)
                .send("GET", path, null, null, "Accept", "text/html");
    }

    private HttpResponse<String> breakGlass(String person, String reason) {
        return Browser.withBasic(port, person, TestPeople.PASSWORD).send("POST", path(),
                "application/x-www-form-urlencoded", "reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8));
    }

    private String path() {
        return "/cases/" + caseRef + "/identity";
    }
}
