package org.caseaudit.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.process.AgencyReturnProcess.Elements;
import org.caseaudit.returns.process.SampledRound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dora audits for probation, Dirk is her deputy, Nils audits for another agency. */
class DraftTest extends ProcessTest {

    private static final String AUDITOR = "dora";
    private static final String DEPUTY = "dirk";
    private static final String STRANGER = "nils";
    private static final String ADMINISTRATOR = "admin";
    private static final String SECRET = "Zyxwv was seen alone";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;

    private ProcessInstance instance;
    private Task task;

    @BeforeEach
    void aReturnIsAskedFor() {
        TestPeople people = new TestPeople(identity);
        people.person(ADMINISTRATOR, Groups.ADMINISTRATORS);
        List.of(AUDITOR, DEPUTY, STRANGER).forEach(person -> people.person(person));
        register.put(new Agency("draft-probation", "Draft Probation", AUDITOR, DEPUTY));
        register.put(new Agency("draft-school", "Draft School", STRANGER, null));
        instance = SampledRound.create(context, TODAY.plusDays(14), TODAY.plusDays(35), List.of("draft-probation"),
                "CASE-0017").requestReturn(context, "draft-probation");
        task = task(Elements.COMPLETE_RETURN, instance);
    }

    @Test
    void comesBackToTheOneWhoTypedItAndToNobodyElse() {
        HttpResponse<String> kept = keep(AUDITOR, draft("outcome", "COMPLETED", "wentWell", SECRET));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(kept.body()).isEqualTo("{\"keptAt\":\"2026-09-07T09:00:00Z\"}");

        JsonNode shown = shownTo(AUDITOR);
        assertThat(shown.path("wentWell").path("value").asText()).isEqualTo(SECRET);
        assertThat(shown.path("outcome").path("value").asText()).isEqualTo("COMPLETED");
        assertThat(shown.path("draftTask").path("value").asText()).isEqualTo(task.getId());
        assertThat(shownTo(DEPUTY).has("wentWell")).isFalse();
        for (String other : List.of(STRANGER, ADMINISTRATOR)) {
            assertThat(at(other).get(formVariables()).statusCode()).as(other).isEqualTo(403);
        }
        assertThat(at(AUDITOR).get("/camunda/api/task-draft/" + task.getId()).statusCode()).isNotEqualTo(200);
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).list())
                .noneMatch(variable -> String.valueOf(variable.getValue()).contains("Zyxwv"));
    }

    @Test
    void isKeptAsideForEachWhoMayOpenTheTask() {
        keep(AUDITOR, draft("wentWell", SECRET));
        assertThat(keep(DEPUTY, draft("wentWell", "The deputy's own")).statusCode()).isEqualTo(200);
        assertThat(shownTo(AUDITOR).path("wentWell").path("value").asText()).isEqualTo(SECRET);

        tasks.setAssignee(task.getId(), DEPUTY);
        assertThat(shownTo(DEPUTY).path("wentWell").path("value").asText()).isEqualTo("The deputy's own");
    }

    @Test
    void isRefusedFromWhoeverMayNotOpenTheTask() {
        for (String other : List.of(STRANGER, ADMINISTRATOR)) {
            assertThat(keep(other, draft("wentWell", SECRET)).statusCode()).as(other).isEqualTo(403);
        }
        assertThat(at(AUDITOR).send("PUT", "/camunda/api/task-draft/no-such-task", draft("wentWell", SECRET))
                .statusCode()).isEqualTo(404);
        Browser withoutToken = Browser.signedIn(port, AUDITOR, TestPeople.PASSWORD);
        assertThat(withoutToken.send("PUT", path(), draft("wentWell", SECRET)).statusCode()).isEqualTo(403);
        assertThat(Browser.anonymous(port).send("PUT", path(), draft("wentWell", SECRET)).statusCode()).isEqualTo(401);
        assertThat(drafts()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"nonsense\":\"x\"} | nonsense | has no such field",
        "{\"wentWell\":true} | wentWell | must be text",
        "{\"detailsChecked\":\"ETHNICITY\"} | detailsChecked | must be a list of choices",
        "{\"detailsChecked\":[1]} | detailsChecked | must be a list of choices"
    })
    void hasToFitTheForm(String answers, String field, String reason) {
        refused("{\"window\":\"window-one\",\"answers\":" + answers + "}", field, reason);
    }

    @Test
    void isRefusedWhenItIsTooLongOrNoDraft() {
        refused(draft("wentWell", "x".repeat(20_001)), "wentWell", "has 20001 characters; a draft keeps at most 20000");
        refused("{\"window\":\"window-one\",\"answers\":{\"wentWell\":\"" + "x".repeat(2_000_000) + "\"}}", "body",
                "longer than a draft can be");
        refused("[", "body", "cannot be read");
        refused("null", "body", "needs answers");
        refused("{\"window\":\"\\u0000\",\"answers\":{}}", "body", "needs answers");
    }

    @Test
    void mayBeIncompleteAndWrong() {
        assertThat(keep(AUDITOR, draft("wentWell", "x".repeat(3_000), "outcome", null, "evidenceDate_planning", "31/02"))
                .statusCode()).isEqualTo(200);
        assertThat(shownTo(AUDITOR).path("wentWell").path("value").asText()).hasSize(3_000);
    }

    @Test
    void isNotOverwrittenByAnOlderWindow() {
        assertThat(keep(AUDITOR, window("at-the-office", null, "first")).statusCode()).isEqualTo(200);
        clockAt(TODAY, LocalTime.of(10, 5));
        int seen = shownTo(AUDITOR).path("draftRevision").path("value").asInt();
        assertThat(keep(AUDITOR, window("at-home-0", seen, "second")).statusCode()).isEqualTo(200);
        clockAt(TODAY, LocalTime.of(10, 6));
        assertThat(keep(AUDITOR, window("at-home-0", seen, "third")).statusCode()).isEqualTo(200);

        assertThat(keep(AUDITOR, window("at-the-office", null, "stale")).statusCode()).isEqualTo(409);
        assertThat(shownTo(AUDITOR).path("wentWell").path("value").asText()).isEqualTo("third");
    }

    @Test
    void staysWhenTheReturnIsRefusedAndGoesWhenItIsIn() {
        keep(AUDITOR, draft("wentWell", SECRET));
        keep(DEPUTY, draft("wentWell", SECRET));
        assertThatThrownBy(() -> submit(AUDITOR, task, Map.of("outcome", "RECORD_NOT_FOUND")))
                .isInstanceOf(FormRefusedException.class);
        assertThat(drafts()).isEqualTo(2);

        submit(AUDITOR, task, Map.of("outcome", "NOT_KNOWN"));
        assertThat(drafts()).isZero();
        assertThat(keep(AUDITOR, draft("wentWell", SECRET)).statusCode()).isEqualTo(404);
    }

    @Test
    void goesWithATaskThatIsCancelled() {
        keep(AUDITOR, draft("wentWell", SECRET));
        runtime.deleteProcessInstance(instance.getId(), "the case was withdrawn", true);
        assertThat(drafts()).isZero();
    }

    private void refused(String body, String field, String reason) {
        HttpResponse<String> response = keep(AUDITOR, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("\"field\":\"" + field + "\"").contains(reason);
        assertThat(drafts()).isZero();
    }

    private HttpResponse<String> keep(String person, String body) {
        return at(person).send("PUT", path(), body);
    }

    /** The person at Tasklist, whose first page brings the token. */
    private Browser at(String person) {
        Browser browser = Browser.signedIn(port, person, TestPeople.PASSWORD);
        browser.get("/camunda/app/tasklist/default/");
        return browser;
    }

    private JsonNode shownTo(String person) {
        HttpResponse<String> response = at(person).get(formVariables());
        assertThat(response.statusCode()).isEqualTo(200);
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String path() {
        return "/camunda/api/task-draft/" + task.getId();
    }

    private String formVariables() {
        return "/camunda/api/engine/engine/default/task/" + task.getId() + "/form-variables";
    }

    private long drafts() {
        return jdbc.sql("select count(*) from task_draft where task_id = ?").param(task.getId())
                .query(Long.class).single();
    }

    private static String window(String window, Integer seen, String text) {
        return "{\"window\":\"" + window + "\",\"seenRevision\":" + seen + ",\"answers\":{\"wentWell\":\"" + text + "\"}}";
    }

    private static String draft(String... keysAndValues) {
        Map<String, Object> answers = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            answers.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        try {
            return JSON.writeValueAsString(Map.of("window", "window-one", "answers", answers));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
