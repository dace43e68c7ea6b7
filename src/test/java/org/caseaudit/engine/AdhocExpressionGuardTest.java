package org.caseaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** CVE-2026-109432; fails without {@link AdhocExpressionGuard}. */
class AdhocExpressionGuardTest extends ProcessTest {

    private static final String PROBE = "org.caseaudit.probe";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ManagementService managementService;

    private Browser paula;

    @BeforeEach
    void person() {
        new TestPeople(identityService).person("paula", Groups.PARTICIPATION);
        paula = Browser.withBasic(port, "paula", TestPeople.PASSWORD);
        System.clearProperty(PROBE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "${''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass())"
                + ".invoke(null,'" + PROBE + "','run')}",
        "#{''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass())"
                + ".invoke(null,'" + PROBE + "','run')}",
        "${currentUser()}${''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass())"
                + ".invoke(null,'" + PROBE + "','run')}",
        "${dateTime().plusDays(1).getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),"
                + "''.getClass()).invoke(null,'" + PROBE + "','run')}"
    })
    void runsNoCodeFromATaskQuery(String expression) {
        for (String query : new String[] {
            "{\"orQueries\":[{\"assigneeExpression\":\"" + expression + "\"}]}",
            "{\"assigneeExpression\":\"" + expression + "\"}",
            "{\"orQueries\":[{\"dueBeforeExpression\":\"" + expression + "\",\"candidateGroup\":\"x\"}]}"}) {
            HttpResponse<String> response = paula.send("POST", "/engine-rest/task", query);
            assertThat(System.getProperty(PROBE)).as(query).isNull();
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${currentUser()}", "${ currentUser() }"})
    void stillKnowsTheCurrentUser(String expression) {
        String query = "{\"orQueries\":[{\"assigneeExpression\":\"" + expression + "\"}]}";
        assertThat(paula.send("POST", "/engine-rest/task", query).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${now()}", "${dateTime().plusWeeks(1)}", "${dateTime().minusDays(14)}"})
    void stillKnowsMomentsRelativeToNow(String expression) {
        String query = "{\"orQueries\":[{\"dueBeforeExpression\":\"" + expression + "\"}]}";
        assertThat(paula.send("POST", "/engine-rest/task", query).statusCode()).isEqualTo(200);
    }

    @Test
    void evaluatesAModelsOwnExpressionsAsBefore() {
        String deployment = repositoryService.createDeployment().addClasspathResource("guarded.bpmn").deploy().getId();
        try {
            String instance = runtimeService.startProcessInstanceByKey("guarded",
                    Map.of("group", "participation", "delay", "PT2H")).getId();
            Job timer = managementService.createJobQuery().processInstanceId(instance).timers().singleResult();
            assertThat(timer.getDuedate()).isCloseTo(
                    new Date(System.currentTimeMillis() + Duration.ofHours(2).toMillis()), 60_000);
            managementService.executeJob(timer.getId());
            managementService.executeJob(managementService.createJobQuery().processInstanceId(instance).messages()
                    .singleResult().getId());
            assertThat(runtimeService.getVariable(instance, "reminded")).isEqualTo(true);
        } finally {
            repositoryService.deleteDeployment(deployment, true);
        }
    }

    @Test
    void refusesASetterWithoutScope() {
        assertThatThrownBy(() -> new AdhocExpressionGuard.GuardedExpressionManager(null)
                .createExpression("${x.y}").setValue(1, null)).hasMessageContaining("not allowed");
    }
}
