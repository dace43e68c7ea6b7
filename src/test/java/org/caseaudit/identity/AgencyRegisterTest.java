package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class AgencyRegisterTest extends ProcessTest {

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private Directory directory;

    @Autowired
    private Administrators administrators;

    private Browser carla;

    @BeforeEach
    void people() {
        TestPeople people = new TestPeople(identityService);
        people.person("carla", Groups.COORDINATORS);
        people.person("ed");
        people.person("edna");
        people.person("eve");
        carla = Browser.withBasic(port, "carla", TestPeople.PASSWORD);
    }

    @Test
    void addsAnAgencyWithItsGroupsAndAuditors() {
        HttpResponse<String> response = carla.send("PUT", "/agencies/education",
                "{\"name\":\"Education\",\"leadAuditor\":\"ed\",\"deputy\":\"edna\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(directory.agency("education")).contains(new Agency("education", "Education", "ed", "edna"));
        assertThat(directory.members(Groups.agency("education"))).extracting(Person::id).containsExactly("ed", "edna");
        assertThat(directory.members(Groups.managers("education"))).isEmpty();
        assertThat(identityService.createGroupQuery().groupId("agency-education-managers").singleResult().getName())
                .isEqualTo("Education: managers");

        carla.send("PUT", "/agencies/education",
                "{\"name\":\"Education service\",\"leadAuditor\":\"eve\",\"deputy\":\"ed\",\"fromOutsideArea\":true}");
        assertThat(directory.agency("education"))
                .contains(new Agency("education", "Education service", "eve", "ed", true));
        assertThat(directory.members(Groups.agency("education"))).extracting(Person::id).containsExactly("ed", "eve");
        assertThat(carla.get("/agencies").body()).contains("\"name\":\"Education service\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x1 | {'leadAuditor':'ed'} | name | is missing",
        "x1 | {'name':' ','leadAuditor':'ed'} | name | is missing",
        "x1 | {'name':'=X','leadAuditor':'ed'} | name | must begin with a letter or digit",
        "x1 | {'name':'X=Y','leadAuditor':'ed'} | name | hold only letters",
        "x1 | {'name':'X'} | leadAuditor | is missing",
        "x1 | {'name':'X','leadAuditor':'nobody'} | leadAuditor | is not a known user",
        "x1 | {'name':'X','leadAuditor':'ed','deputy':'nobody'} | deputy | is not a known user",
        "x1 | {'name':'X','leadAuditor':'ed','deputy':'ed'} | deputy | somebody other than",
        "X1 | {'name':'X','leadAuditor':'ed'} | code | lower-case",
        "x-managers | {'name':'X','leadAuditor':'ed'} | code | must not end with",
        "abcdefghijklmnopqrstuvwxyzabcdefgh | {'name':'X','leadAuditor':'ed'} | code | longer than 32"
    })
    void namesTheFieldItCannotAcceptAndChangesNothing(String code, String body, String field, String reason) {
        HttpResponse<String> response = carla.send("PUT", "/agencies/" + code, body.replace('\'', '"'));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"field\":\"" + field + "\"", reason);
        assertThat(directory.agency(code)).isEmpty();
        assertThat(identityService.createGroupQuery().groupId(Groups.agency(code)).count()).isZero();
    }

    @Test
    void refusesACharacterThatNoDatabaseStores() {
        assertThat(form("/roster/new", "name", "River\0side", "leadAuditor", "ed").statusCode()).isEqualTo(400);
        assertThat(carla.get("/roster?named=%00").statusCode()).isEqualTo(400);
    }

    @Test
    void letsACoordinatorKeepTheRosterOnAPage() {
        assertThat(form("/roster/new", "name", "Riverside \u00c9cole", "leadAuditor", "ed").statusCode()).isEqualTo(302);
        assertThat(directory.agency("riverside-ecole"))
                .contains(new Agency("riverside-ecole", "Riverside \u00c9cole", "ed", null));
        assertThat(carla.get("/roster").body()).contains("Riverside \u00c9cole", "ed Test", "nobody yet");

        form("/roster/riverside-ecole", "name", "Riverside School", "leadAuditor", "eve", "deputy", "ed");
        assertThat(directory.agency("riverside-ecole"))
                .contains(new Agency("riverside-ecole", "Riverside School", "eve", "ed"));

        HttpResponse<String> twin = form("/roster/new", "name", "riverside school", "leadAuditor", "edna");
        assertThat(twin.statusCode()).isEqualTo(400);
        assertThat(twin.body()).contains("is that of an agency that is registered already", "value=\"riverside school\"");
        HttpResponse<String> nobody = form("/roster/riverside-ecole", "name", "Riverside School", "leadAuditor", "");
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("The lead auditor", "is missing");
        assertThat(directory.agency("riverside-ecole")).map(Agency::leadAuditor).contains("eve");
        assertThat(form("/roster/nonsense", "name", "N", "leadAuditor", "ed").statusCode()).isEqualTo(404);
        assertThat(carla.get("/roster/nonsense").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> form(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8)).append('&');
        }
        if (!body.toString().contains("deputy=")) {
            body.append("deputy=");
        }
        // Without the cookie of the one before.
        return Browser.withBasic(port, "carla", TestPeople.PASSWORD).send("POST", path, "application/x-www-form-urlencoded", body.toString());
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThat(carla.send("PUT", "/agencies/x1", "{").statusCode()).isEqualTo(400);
        assertThat(carla.send("PUT", "/agencies/x1", "text/plain", "x").statusCode()).isEqualTo(415);
    }

    @Test
    void isForCoordinatorsAndAdministratorsOnly() {
        Browser ed = Browser.withBasic(port, "ed", TestPeople.PASSWORD);
        assertThat(ed.get("/agencies").statusCode()).isEqualTo(403);
        assertThat(ed.get("/roster").statusCode()).isEqualTo(403);
        assertThat(ed.get("/roster/new").statusCode()).isEqualTo(403);
        assertThat(ed.send("PUT", "/agencies/mine", "{\"name\":\"M\",\"leadAuditor\":\"ed\"}").statusCode()).isEqualTo(403);
        assertThat(directory.agency("mine")).isEmpty();
    }

    @Test
    void knowsTheStandingGroupsByName() {
        assertThat(identityService.createGroupQuery().groupId(Groups.PANEL_CHAIR).singleResult())
                .returns("Panel chair", group -> group.getName())
                .returns("WORKFLOW", group -> group.getType());
        assertThat(Groups.standing().keySet())
                .allSatisfy(id -> assertThat(identityService.createGroupQuery().groupId(id).count()).isEqualTo(1));
    }

    @Test
    void holdsEverybodyToThePasswordPolicy() {
        for (String weak : new String[] {"short-1A", "alllowercase-1", "NoDigitsAtAll!", "NoSigns12345"}) {
            assertThatThrownBy(() -> administrators.ensure("weakling", "Wea K. Ling", null, weak))
                    .as(weak).isInstanceOf(ProcessEngineException.class);
        }
        assertThat(directory.person("weakling")).isEmpty();
    }

    @Test
    void makesAnAdministratorOnceAndKeepsThePassword() {
        administrators.ensure("root.user", "Ada Maria Root", "ada@example.org", "Proper-Donkey-42");
        administrators.ensure("root.user", "Ada Maria Root", "ada@example.org", "Another-Donkey-43");
        assertThat(directory.person("root.user")).contains(new Person("root.user", "Ada Maria Root", "ada@example.org"));
        assertThat(directory.groupsOf("root.user")).containsExactly(Groups.ADMINISTRATORS);
        assertThat(identityService.checkPassword("root.user", "Proper-Donkey-42")).isTrue();
        Browser admin = Browser.withBasic(port, "root.user", "Proper-Donkey-42");
        assertThat(admin.get("/engine-rest/authorization/count").statusCode()).isEqualTo(200);
        assertThat(admin.get("/engine-rest/user").body()).contains("carla");
    }
}
