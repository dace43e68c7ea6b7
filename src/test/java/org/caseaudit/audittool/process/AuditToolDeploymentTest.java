package org.caseaudit.audittool.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ProcessEngineException;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

class AuditToolDeploymentTest extends ProcessTest {

    private static final String COORDINATOR = "tess-coordinator";
    private static final String AUDITOR = "tom-auditor";

    @Autowired
    private AuditTools tools;
    @Autowired
    private TestRestTemplate http;

    @BeforeEach
    void people() {
        TestPeople people = new TestPeople(identity);
        people.person(COORDINATOR, Groups.COORDINATORS);
        people.person(AUDITOR, Groups.QA);
    }

    @Test
    void listsTheToolsThatComeWithTheProduct() {
        assertThat(tools.latest()).extracting(AuditTool::id).contains("tool-domestic-abuse", "tool-neglect");
        assertThat(tools.schema("tool-neglect", 1).titleOf("recognition")).isEqualTo("Recognising neglect");
        assertThatThrownBy(() -> tools.schema("tool-neglect", 99)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesADeploymentWithABadToolAndLeavesTheEngineAsItWas() throws IOException {
        String bad = Files.readString(Path.of("forms/tools/tool-domestic-abuse.form"))
                .replaceFirst("\"kind\": \"learning\"", "\"kind\": \"lesson\"");
        long deployments = engine.getRepositoryService().createDeploymentQuery().count();
        int version = version();

        assertThatThrownBy(() -> engine.getRepositoryService().createDeployment()
                .addString("forms/tools/tool-domestic-abuse.form", bad).deploy())
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("forms/tools/tool-domestic-abuse.form line ")
                .hasMessageContaining("“learning” has the unknown kind “lesson”");

        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void letsOtherFormsPass() {
        String id = engine.getRepositoryService().createDeployment().addString("forms/anything.form",
                "{\"id\":\"anything\",\"type\":\"default\",\"components\":[]}").deploy().getId();
        engine.getRepositoryService().deleteDeployment(id);
    }

    @Test
    void takesAnAmendedToolFromACoordinatorAsTheNextVersion() throws IOException {
        int before = version();

        ResponseEntity<String> answer = post(COORDINATOR, source().replace("Recognising neglect", "Seeing neglect"));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.CREATED);
        assertThat(version()).isEqualTo(before + 1);
        assertThat(tools.schema("tool-neglect", before + 1).titleOf("recognition")).isEqualTo("Seeing neglect");
        assertThat(tools.schema("tool-neglect", before).titleOf("recognition")).isNotEqualTo("Seeing neglect");
    }

    @Test
    void keepsACoordinatorsAmendmentTheLatestWhenTheApplicationStartsAgain() throws IOException {
        new ProductTools().postProcessEngineBuild(engine);
        int before = version();
        post(COORDINATOR, source().replace("Recognising neglect", "Spotting neglect"));

        new ProductTools().postProcessEngineBuild(engine);

        assertThat(version()).isEqualTo(before + 1);
        assertThat(tools.latest("tool-neglect").orElseThrow().titleOf("recognition")).isEqualTo("Spotting neglect");
    }

    @Test
    void tellsACoordinatorWhatToMend() throws IOException {
        int before = version();

        ResponseEntity<String> answer =
                post(COORDINATOR, source().replaceFirst("\"kind\": \"learning\"", "\"kind\": \"lesson\""));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("line", "“learning” has the unknown kind “lesson”");
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void takesNoToolFromAnybodyElse() throws IOException {
        int before = version();

        assertThat(post(AUDITOR, source()).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post(null, source()).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);

        assertThat(version()).isEqualTo(before);
    }

    private ResponseEntity<String> post(String user, String form) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        TestRestTemplate as = user == null ? http : http.withBasicAuth(user, TestPeople.PASSWORD);
        if (user == null) {
            headers.setBasicAuth("nobody", "wrong");
        }
        return as.postForEntity("/audit-tools", new HttpEntity<>(form, headers), String.class);
    }

    private int version() {
        return tools.latest("tool-neglect").orElseThrow().version();
    }

    private static String source() throws IOException {
        return Files.readString(Path.of("forms/tools/tool-neglect.form"));
    }
}
