package org.caseaudit.oversight.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.caseaudit.audittool.AnswerKind;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.AgencyReturn.Answer;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.ReturnOutcome;
import org.caseaudit.returns.ReturnSubmission;
import org.caseaudit.returns.process.SampledRound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.context.WebApplicationContext;

/** What Cockpit's plugin tells, and to whom. */
class CockpitPluginTest extends ProcessTest {

    private static final String ROOT = "/camunda/api/cockpit/plugin/agency-returns/default";
    private static final LocalDate DUE = LocalDate.of(2026, 9, 21);
    private static final String SECRET = "Zyxwv the lodger moved back in";
    private static final List<String> READS =
            List.of("/standing", "/standing.csv", "/returns", "/overview", "/progress", "/chase");

    @LocalServerPort
    private int port;
    @Autowired
    private AgencyReturns returns;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;

    private String round;
    private ProcessInstance instance;

    @BeforeEach
    void oneReturnOfTwoIsIn() {
        TestPeople people = new TestPeople(identity);
        people.person("admin", Groups.ADMINISTRATORS);
        people.person("pia-overseer", Groups.OVERSIGHT);
        people.person("pit-coordinator", Groups.COORDINATORS);
        people.person("pam-auditor");
        people.person("pat-chair", Groups.PANEL_CHAIR);
        people.person("pim-deputy");
        User deputy = identity.createUserQuery().userId("pim-deputy").singleResult();
        deputy.setFirstName("=cmd|' /C calc'!A0");
        identity.saveUser(deputy);
        register.put(new Agency("plug-police", "Plug police", "pam-auditor", "pim-deputy"));
        people.person("paz-manager", Groups.managers("plug-police"));
        SampledRound sampled = SampledRound.create(context, DUE, DUE.plusDays(14), List.of("plug-police"),
                "CASE-0042", "CASE-0043");
        round = sampled.round().reference();
        sampled.cases().forEach(returns::open);
        long waiting = returns.openedFor(sampled.cases().get(0)).get(0);
        instance = runtime.startProcessInstanceByKey("agency-return", returns.reference(waiting), Map.of(
                "agencyReturnId", waiting, "auditCaseId", sampled.cases().get(0), "auditRoundId", sampled.round().id()));
        runDueJobs();
        returns.submit(returns.openedFor(sampled.cases().get(1)).get(0), new ReturnSubmission(
                ReturnOutcome.COMPLETED, SECRET, null, null,
                List.of(new Answer("strengths", "Strengths", AnswerKind.STRENGTH, "planning", SECRET, null))),
                "pam-auditor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pia-overseer", "pit-coordinator", "admin"})
    void tellsThoseWhoWatchWhatIsWaitedFor(String reader) throws IOException {
        Browser browser = Browser.signedIn(port, reader, TestPeople.PASSWORD);
        JsonNode line = json(browser.get(ROOT + "/standing?round=" + round)).path("lines").path(0);
        assertThat(line.path("expected").asInt()).isEqualTo(2);
        assertThat(line.path("received").asInt()).isEqualTo(1);
        assertThat(line.path("nextDueOn").asText()).isEqualTo("21 September 2026");
        assertThat(line.path("auditors").path(0).path("name").asText()).isEqualTo("pam-auditor Test");
        JsonNode overview = json(browser.get(ROOT + "/overview"));
        assertThat(overview.path("today").asText()).isEqualTo("Monday 7 September 2026");
        assertThat(overview.path("administers").asBoolean()).isEqualTo(reader.equals("admin"));
        JsonNode first = json(browser.get(ROOT + "/returns?round=" + round + "&agency=plug-police")).path(0);
        assertThat(first.path("processInstanceId").asText()).isEqualTo(instance.getId());
        assertThat(json(browser.get(ROOT + "/progress?round=" + round)).path("expected").asInt()).isEqualTo(2);
    }

    @Test
    void tellsNothingThatAnAgencyAnswered() {
        Browser browser = Browser.signedIn(port, "pia-overseer", TestPeople.PASSWORD);
        String arguments = "?round=" + round + "&agency=plug-police&only=all&instance=" + instance.getId();
        for (String read : READS) {
            HttpResponse<String> answer = browser.get(ROOT + read + arguments);
            assertThat(answer.statusCode()).as(read).isEqualTo(200);
            assertThat(answer.body()).as(read).doesNotContain("Zyxwv", "COMPLETED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pam-auditor", "paz-manager", "pat-chair"})
    void refusesEverybodyElse(String curious) {
        Browser browser = Browser.signedIn(port, curious, TestPeople.PASSWORD);
        for (String read : READS) {
            assertThat(browser.get(ROOT + read).statusCode()).as(read).isEqualTo(403);
        }
    }

    @Test
    void refusesWhoeverHasNotSignedIn() {
        for (String read : READS) {
            HttpResponse<String> answer = Browser.anonymous(port).get(ROOT + read);
            assertThat(answer.statusCode()).as(read).isEqualTo(401);
            assertThat(answer.body()).doesNotContain(round);
        }
    }

    /** The gate refuses first; this is what stands behind it. */
    @ParameterizedTest
    @ValueSource(strings = {
        "/camunda/api/cockpit/plugin/agency-returns/default/standing/",
        "/camunda/api/cockpit/plugin/agency-returns//default/standing",
        "/camunda/api/cockpit/plugin/agency-returns/default;a=b/standing",
        "/camunda/api/cockpit/plugin/agency-returns/%64efault/standing",
        "/camunda/api/cockpit/plugin/./agency-returns/default/standing",
        "/camunda/api/cockpit/plugin/agency-returns/static/../default/standing",
        "/camunda/api/cockpit/plugin/agency-returns/other/standing",
        "/camunda/api/cockpit/plugin/agency-returns/standing",
        "/camunda/api/cockpit/plugin/agency-returns/static/app/standing",
        "/camunda/api/COCKPIT/plugin/agency-returns/default/standing",
        "/camunda/api/tasklist/plugin/agency-returns/default/standing",
        "/camunda/api/admin/plugin/agency-returns/default/standing",
        "/camunda/api/engine/plugin/agency-returns/default/standing",
        "/camunda/app/cockpit/plugin/agency-returns/default/standing",
        "/engine-rest/plugin/agency-returns/default/standing",
        "/plugin/agency-returns/default/standing"})
    void isNotReachedByOthersUnderAnyPath(String path) {
        Browser auditor = Browser.signedIn(port, "pam-auditor", TestPeople.PASSWORD);
        HttpResponse<String> answer = auditor.get(path + "?round=" + round);
        assertThat(answer.body()).doesNotContain("plug-police", "nextDueOn");
        assertThat(answer.statusCode()).isIn(302, 400, 401, 403, 404, 500);
    }

    @Test
    void asksAgainItselfWhoIsThere() {
        PluginResource resource = new PluginResource();
        ReflectionTestUtils.setField(resource, "servletContext",
                ((WebApplicationContext) context).getServletContext());
        assertThatThrownBy(() -> as("pam-auditor", () -> resource.panel("default")))
                .hasMessageContaining("coordinators, oversight managers and administrators only");
        assertThatThrownBy(() -> resource.panel("default"))
                .as("nobody at all").hasMessageContaining("only");
        assertThat(as("pia-overseer", () -> resource.panel("default"))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"/standing?only=late,only is one of all", "/standing?page=0,page is a number", "/returns?round=x,agency is missing",
        "/progress,round is missing", "/chase?instance=a%20b,instance is none", "/standing.csv?sort=x,sort is one of"})
    void saysWhatCannotBeAsked(String path, String reason) {
        HttpResponse<String> answer = Browser.signedIn(port, "pia-overseer", TestPeople.PASSWORD).get(ROOT + path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }

    @Test
    void writesAFileThatNoSpreadsheetRuns() {
        HttpResponse<String> file = Browser.signedIn(port, "pia-overseer", TestPeople.PASSWORD)
                .get(ROOT + "/standing.csv?round=" + round);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"agency-returns.csv\"");
        assertThat(file.body()).startsWith("\uFEFFRound,Agency,Expected,In,")
                .contains("\r\n" + round + ",Plug police,2,1,1,0,0,,,21 September 2026,0,0,0,pam-auditor Test,"
                        + "'=cmd|' /C calc'!A0 Test\r\n");
    }

    @Test
    void tellsWhatWasSentAndWhatComesNext() throws IOException {
        Browser browser = Browser.signedIn(port, "pia-overseer", TestPeople.PASSWORD);
        String chase = runtime.createProcessInstanceQuery().superProcessInstanceId(instance.getId())
                .processDefinitionKey("chase").singleResult().getId();
        for (String at : new String[] {instance.getId(), chase}) {
            JsonNode tab = json(browser.get(ROOT + "/chase?instance=" + at));
            assertThat(tab).as(at).hasSize(1);
            assertThat(tab.path(0).path("standing").asText()).isEqualTo("Due on 21 September 2026.");
            assertThat(tab.path(0).path("next").asText()).contains("16 September 2026");
            JsonNode sent = tab.path(0).path("messages").path(1);
            assertThat(sent.path("to").asText()).isEqualTo("pam-auditor Test (lead auditor)");
            assertThat(sent.path("fate").asText()).startsWith("Handed over on 7 September 2026, ");
        }
        assertThat(json(browser.get(ROOT + "/chase?instance=00000000-0000-0000-0000-000000000000"))).isEmpty();
    }

    @Test
    void tellsWhatDidNotArriveInTheMailServersWords() throws IOException {
        jdbc.sql("update message set handed_over_at = null, failed_at = queued_at, error = '550 no such user' "
                + "where recipient_user = 'pam-auditor'").update();
        jdbc.sql("update message set bounced_at = queued_at, bounce_words = 'Mailbox full' "
                + "where recipient_user = 'pim-deputy'").update();
        Browser browser = Browser.signedIn(port, "pia-overseer", TestPeople.PASSWORD);

        JsonNode tab = json(browser.get(ROOT + "/chase?instance=" + instance.getId())).path(0).path("messages");
        assertThat(tab.findValuesAsText("fate")).satisfiesExactlyInAnyOrder(
                failed -> assertThat(failed).startsWith("Failed on 7 September 2026, ")
                        .contains("The mail server said: “550 no such user”."),
                bounced -> assertThat(bounced).startsWith("Came back on 7 September 2026, ")
                        .endsWith("The mail server said: “Mailbox full”."));
        assertThat(tab.path(0).path("trouble").asBoolean()).isTrue();
        JsonNode rows = json(browser.get(ROOT + "/standing?only=undelivered&round=" + round)).path("lines");
        assertThat(rows).hasSize(1);
        assertThat(rows.path(0).path("undelivered").asInt()).isEqualTo(2);
    }

    @Test
    void letsAdministratorsCountAnew() throws IOException {
        String endpoint = "/actuator/returnsstanding";
        Browser admin = Browser.withBasic(port, "admin", TestPeople.PASSWORD);
        assertThat(json(admin.get(endpoint)).path("differing").asInt()).isZero();
        assertThat(json(admin.send("POST", endpoint, "{}")).path("differing").asInt()).isZero();
        assertThat(Browser.withBasic(port, "pit-coordinator", TestPeople.PASSWORD).get(endpoint).statusCode())
                .isEqualTo(403);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
