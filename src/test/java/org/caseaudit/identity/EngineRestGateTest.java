package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Paul audits for the police, Sonia for social care; each has one task. */
class EngineRestGateTest extends ProcessTest {

    private static final String WEBAPPS = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private AgencyRegister register;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    private String deployment;
    private String ownTask;
    private String foreignInstance;
    private String foreignTask;
    private Browser paul;

    @BeforeEach
    void twoAgencies() {
        TestPeople people = new TestPeople(identityService);
        people.person("admin", Groups.ADMINISTRATORS);
        people.person("carla", Groups.COORDINATORS);
        people.person("olga", Groups.OVERSIGHT);
        people.person("paul");
        people.person("sonia");
        register.put(new Agency("police", "Police", "paul", null));
        register.put(new Agency("social-care", "Children's social care", "sonia", null));
        deployment = repositoryService.createDeployment().addClasspathResource("guarded.bpmn").deploy().getId();
        ownTask = taskOf(start("police"));
        foreignInstance = start("social-care");
        foreignTask = taskOf(foreignInstance);
        paul = Browser.withBasic(port, "paul", TestPeople.PASSWORD);
    }

    @AfterEach
    void tidyUp() {
        repositoryService.deleteDeployment(deployment, true);
    }

    @Test
    void letsALeadAuditorWorkOnTheOwnTaskWhileItIsOpen() {
        assertThat(paul.get("/engine-rest/task").body()).contains(ownTask).doesNotContain(foreignTask);
        assertThat(paul.get("/engine-rest/task/" + ownTask).statusCode()).isEqualTo(200);
        assertThat(paul.send("POST", "/engine-rest/task/" + ownTask + "/claim", "{\"userId\":\"paul\"}").statusCode())
                .isEqualTo(204);
        assertThat(taskService.createTaskQuery().taskId(ownTask).taskAssignee("paul").count()).isEqualTo(1);
        runtimeService.deleteProcessInstance(
                taskService.createTaskQuery().taskId(ownTask).singleResult().getProcessInstanceId(), "withdrawn");
        for (String step : new String[] {"POST /complete", "POST /submit-form", "POST /claim", "GET /form",
            "GET /form-variables", "GET /deployed-form"}) {
            String method = step.split(" ")[0];
            HttpResponse<String> again = paul.send(method, "/engine-rest/task/" + ownTask + step.split(" ")[1],
                    method.equals("GET") ? null : "{}");
            assertThat(again.statusCode()).as(step).isEqualTo(404);
            assertThat(again.body()).contains("has been completed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /task/{task}", "GET /task/{task}/form", "GET /task/{task}/form-variables", "GET /task/{task}/deployed-form",
        "GET /task/{task}/identity-links", "POST /task/{task}/claim", "POST /task/{task}/complete",
        "POST /task/{task}/submit-form", "GET /task/{task}/variables", "GET /task/{task}/localVariables",
        "GET /task/{task}/variables/group", "GET /task/{task}/comment", "GET /task/{task}/attachment",
        "GET /process-instance/{instance}", "GET /process-instance/{instance}/variables",
        "GET /process-instance/{instance}/activity-instances", "GET /execution?processInstanceId={instance}",
        "GET /variable-instance?processInstanceIdIn={instance}", "GET /history/variable-instance",
        "GET /history/task", "GET /history/process-instance", "GET /history/detail", "GET /history/user-operation",
        "GET /job?processInstanceId={instance}", "GET /incident", "GET /event-subscription"
    })
    void showsNothingOfAnotherAgency(String request) {
        String method = request.split(" ")[0];
        String path = request.split(" ")[1].replace("{task}", foreignTask).replace("{instance}", foreignInstance);
        HttpResponse<String> response = paul.send(method, "/engine-rest" + path, method.equals("GET") ? null
                : "{\"userId\":\"paul\"}");
        assertThat(response.statusCode()).as(response.body()).isIn(403, 404);
        assertThat(response.body()).doesNotContain("social-care");
        assertThat(taskService.createTaskQuery().taskId(foreignTask).taskUnassigned().count()).isEqualTo(1);
    }

    @Test
    void letsNobodyClaimForSomebodyElse() {
        for (String user : new String[] {"\"sonia\"", "\"nobody-there\"", "null"}) {
            HttpResponse<String> claim =
                    paul.send("POST", "/engine-rest/task/" + ownTask + "/claim", "{\"userId\":" + user + "}");
            assertThat(claim.statusCode()).as(user).isEqualTo(403);
            assertThat(claim.body()).contains("for oneself only");
        }
        assertThat(taskService.createTaskQuery().taskId(ownTask).taskUnassigned().count()).isEqualTo(1);
        assertThat(Browser.withBasic(port, "sonia", TestPeople.PASSWORD).get("/engine-rest/task/" + ownTask).statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsNoAdministratorClaimWhatIsAskedOfAnAgency() {
        Browser admin = Browser.withBasic(port, "admin", TestPeople.PASSWORD);
        assertThat(admin.send("POST", "/engine-rest/task/" + ownTask + "/claim", "{\"userId\":\"admin\"}").statusCode())
                .isEqualTo(403);
        assertThat(taskService.createTaskQuery().taskId(ownTask).taskUnassigned().count()).isEqualTo(1);
    }

    @Test
    void letsAnAdministratorTakeATaskFromWhoeverHasLeft() {
        paul.send("POST", "/engine-rest/task/" + ownTask + "/claim", "{\"userId\":\"paul\"}");
        Browser admin = Browser.withBasic(port, "admin", TestPeople.PASSWORD);
        assertThat(admin.send("POST", "/engine-rest/task/" + ownTask + "/unclaim", "{}").statusCode()).isEqualTo(204);
        assertThat(taskService.createTaskQuery().taskId(ownTask).taskUnassigned().count()).isEqualTo(1);
    }

    @Test
    void letsWhoeverHoldsATaskGiveItBack() {
        paul.send("POST", "/engine-rest/task/" + ownTask + "/claim", "{\"userId\":\"paul\"}");
        assertThat(paul.send("POST", "/engine-rest/task/" + ownTask + "/unclaim", "{}").statusCode()).isEqualTo(204);
        assertThat(taskService.createTaskQuery().taskId(ownTask).taskUnassigned().count()).isEqualTo(1);
    }

    @Test
    void saysThatSomebodyElseHasTakenOnATask() {
        register.put(new Agency("police", "Police", "paul", "sonia"));
        assertThat(paul.send("POST", "/engine-rest/task/" + ownTask + "/claim", "{\"userId\":\"paul\"}").statusCode())
                .isEqualTo(204);
        HttpResponse<String> late = Browser.withBasic(port, "sonia", TestPeople.PASSWORD)
                .send("POST", "/engine-rest/task/" + ownTask + "/claim", "{\"userId\":\"sonia\"}");
        assertThat(late.statusCode()).as(late.body()).isEqualTo(400);
        assertThat(late.body()).contains("Somebody else has taken on this task");
        register.put(new Agency("police", "Police", "paul", null));
    }

    @Test
    void answersQueriesForAnotherAgencysInstanceWithNothing() {
        for (String path : new String[] {"/task?processInstanceId=" + foreignInstance,
            "/task?candidateGroup=agency-social-care&includeAssignedTasks=true",
            "/task?taskId=" + foreignTask}) {
            assertThat(paul.get("/engine-rest" + path).body()).as(path).isEqualTo("[]");
        }
        String query = "{\"orQueries\":[{\"processInstanceId\":\"" + foreignInstance
                + "\",\"candidateGroup\":\"agency-social-care\"}]}";
        assertThat(paul.send("POST", "/engine-rest/task", query).body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /task/{task}/variables", "PUT /task/{task}/variables/x", "POST /task/{task}/localVariables",
        "POST /task/{task}/bpmnError", "POST /task/{task}/bpmnEscalation", "POST /task/{task}/assignee",
        "POST /task/{task}/delegate", "PUT /task/{task}", "DELETE /task/{task}", "POST /task/create",
        "POST /task/{task}/comment/create", "POST /task/{task}/attachment/create",
        "POST /process-definition/key/guarded/start", "POST /deployment/create", "GET /deployment",
        "POST /message", "POST /signal", "GET /user", "GET /group", "GET /user/sonia/profile", "POST /user/create",
        "GET /authorization", "POST /authorization/create", "POST /filter/create", "GET /history/variable-instance",
        "POST /history/detail", "GET /process-instance", "POST /process-instance", "GET /execution",
        "POST /external-task/fetchAndLock", "GET /batch", "GET /metrics", "GET /schema/log", "GET /telemetry/configuration",
        "PUT /job/x/retries", "GET /process-definition/statistics", "POST /condition", "GET /decision-definition", "PROPFIND /task"
    })
    void shutsEverythingElseToPeopleWhoAreNotAdministrators(String request) {
        String method = request.split(" ")[0];
        String path = request.split(" ")[1].replace("{task}", ownTask);
        for (String root : new String[] {"/engine-rest", "/engine-rest/engine/default"}) {
            HttpResponse<String> response = paul.send(method, root + path, method.equals("GET") ? null : "{}");
            if (method.equals("PROPFIND")) {
                assertThat(response.statusCode()).isIn(400, 403);
            } else {
                assertThat(response.statusCode()).as(root).isEqualTo(403);
                assertThat(response.body()).contains("\"type\":\"AuthorizationException\"", "Only administrators");
            }
        }
    }

    @Test
    void shutsTheWebApplicationsApiAsWell() {
        Browser atTasklist = Browser.signedIn(port, "paul", TestPeople.PASSWORD);
        atTasklist.get("/camunda/app/tasklist/default/");
        assertThat(atTasklist.get(WEBAPPS + "/task/" + ownTask).statusCode()).isEqualTo(200);
        for (String path : new String[] {"/task/" + ownTask + "/variables", "/history/variable-instance", "/user",
            "/process-instance", "/variable-instance"}) {
            assertThat(atTasklist.get(WEBAPPS + path).statusCode()).as(path).isEqualTo(403);
        }
        for (String path : new String[] {"/camunda/api/cockpit/plugin/base/default/process-instance",
            "/camunda/api/admin/plugin/adminPlugins/default/metrics/task-worker/aggregated",
            "/camunda/api/engine/engine/other/task", "/camunda/api/engine/", "/camunda/api/"}) {
            assertThat(atTasklist.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    /** As raw bytes, since a client library would tidy the path up. */
    @ParameterizedTest
    @ValueSource(strings = {
        "GET /engine-rest/task/{task}/variables;x=y", "GET /engine-rest;a=b/task/{task}/variables",
        "GET /engine-rest/task/{task}/variables/", "GET /engine-rest/task/{task}//variables",
        "GET //engine-rest/task/{task}/variables", "GET /engine-rest/task/{task}%2Fvariables",
        "GET /engine-rest/task/{task}/%76ariables", "GET /engine-rest/task/../user", "GET /engine-rest/task/%2e%2e/user",
        "GET /engine-rest/./user", "GET /%65ngine-rest/user", "GET /engine-rest/task/{task}/variables%00",
        "GET /engine-rest\\user", "HEAD /engine-rest/user", "OPTIONS /engine-rest/user", "OPTIONS /engine-rest/task/{task}",
        "TRACE /engine-rest/task", "GET /engine-rest/USER", "GET /ENGINE-REST/user", "GET /engine-rest/user.json",
        "GET /engine-rest/engine/default/engine/default/user", "GET /engine-rest/task/{task}/form/../variables"
    })
    void isNotFooledByTheSpellingOfAPath(String request) throws IOException {
        String response = raw(request.replace("{task}", ownTask), "");
        assertThat(status(response)).as(response).isIn(400, 401, 403, 404, 405);
        assertThat(response).doesNotContain("\"sonia\"", "\"police\"", "agency-");
    }

    @ParameterizedTest
    @CsvSource({"X-HTTP-Method-Override,DELETE,''", "X-HTTP-Method,PUT,''", "X-Original-URL,/engine-rest/user,''",
        "X-Rewrite-URL,/engine-rest/user,''", "X-Forwarded-Prefix,/engine-rest/engine/default,''", "Accept,*/*,?_method=DELETE"})
    void ignoresHeadersThatPretendAnotherRequest(String header, String value, String query) throws IOException {
        String response = raw("GET /engine-rest/task/" + ownTask + query, header + ": " + value + "\r\n");
        assertThat(status(response)).as(response).isEqualTo(200);
        assertThat(taskService.createTaskQuery().taskId(ownTask).count()).isEqualTo(1);
    }

    @Test
    void letsOversightReadWithoutVariablesAndChangeNothing() {
        Browser olga = Browser.withBasic(port, "olga", TestPeople.PASSWORD);
        assertThat(olga.get("/engine-rest/process-instance").body()).contains(foreignInstance);
        assertThat(olga.send("POST", "/engine-rest/process-instance/count", "{}").statusCode()).isEqualTo(200);
        assertThat(olga.get("/engine-rest/process-definition/statistics?incidents=true").statusCode()).isEqualTo(200);
        assertThat(olga.get("/engine-rest/variable-instance").body()).isEqualTo("[]");
        assertThat(olga.get("/engine-rest/task").body()).contains(foreignTask);
        assertThat(olga.get("/engine-rest/task/" + foreignTask + "/form-variables").body()).doesNotContain("social-care");
        String job = olga.get("/engine-rest/job?processInstanceId=" + foreignInstance).body();
        assertThat(job).contains("\"id\"");
        String jobId = job.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(olga.send("PUT", "/engine-rest/job/" + jobId + "/retries", "{\"retries\":2}").statusCode()).isEqualTo(403);
        assertThat(olga.send("POST", "/engine-rest/task/" + foreignTask + "/complete", "{}").statusCode()).isEqualTo(403);
        assertThat(olga.send("DELETE", "/engine-rest/process-instance/" + foreignInstance, null).statusCode()).isEqualTo(403);
        Browser carla = Browser.withBasic(port, "carla", TestPeople.PASSWORD);
        assertThat(carla.send("PUT", "/engine-rest/job/" + jobId + "/retries", "{\"retries\":2}").statusCode()).isEqualTo(204);
    }

    @Test
    void leavesEverythingToAdministratorsExceptTheSetupPage() {
        Browser admin = Browser.withBasic(port, "admin", TestPeople.PASSWORD);
        assertThat(admin.get("/engine-rest/user").body()).contains("paul", "sonia");
        assertThat(admin.get("/engine-rest/history/variable-instance/count").statusCode()).isEqualTo(200);
    }

    @Test
    void takesTheGrantBackFromAFormerAssignee() {
        TestPeople people = new TestPeople(identityService);
        people.person("visitor");
        taskService.setAssignee(ownTask, "visitor");
        Browser visitor = Browser.withBasic(port, "visitor", TestPeople.PASSWORD);
        assertThat(visitor.get("/engine-rest/task/" + ownTask).statusCode()).isEqualTo(200);
        taskService.setAssignee(ownTask, "paul");
        assertThat(visitor.get("/engine-rest/task/" + ownTask).statusCode()).isNotEqualTo(200);
        assertThat(visitor.get("/engine-rest/task").body()).isEqualTo("[]");
        taskService.addCandidateUser(ownTask, "visitor");
        taskService.setAssignee(ownTask, "visitor");
        taskService.setAssignee(ownTask, null);
        assertThat(visitor.get("/engine-rest/task/" + ownTask).statusCode()).as("still candidate").isEqualTo(200);
        taskService.deleteCandidateUser(ownTask, "visitor");
        assertThat(visitor.get("/engine-rest/task/" + ownTask).statusCode()).isNotEqualTo(200);
        assertThat(paul.get("/engine-rest/task/" + ownTask).statusCode()).as("the agency's own").isEqualTo(200);
        taskService.deleteCandidateGroup(ownTask, "agency-police");
        assertThat(paul.get("/engine-rest/task/" + ownTask).statusCode()).as("a candidate no more").isNotEqualTo(200);
    }

    private String start(String agency) {
        ProcessInstance instance = runtimeService.startProcessInstanceByKey("guarded",
                Map.of("group", Groups.agency(agency), "delay", "P1D"));
        return instance.getId();
    }

    private String taskOf(String instance) {
        return taskService.createTaskQuery().processInstanceId(instance).singleResult().getId();
    }

    private String raw(String requestLine, String header) throws IOException {
        String credentials = Base64.getEncoder()
                .encodeToString(("paul:" + TestPeople.PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Basic " + credentials + "\r\n" + header + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String response) {
        return Integer.parseInt(response.split(" ")[1]);
    }
}
