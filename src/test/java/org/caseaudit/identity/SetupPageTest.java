package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** CVE-2026-77226; fails where the path is open while there is no administrator. */
class SetupPageTest extends ProcessTest {

    private static final String CREATE = "/camunda/api/admin/setup/default/user/create";
    private static final String INTRUDER = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\"},"
            + "\"credentials\":{\"password\":\"" + TestPeople.PASSWORD + "\"}}";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @BeforeEach
    void noAdministrator() {
        for (User admin : identityService.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).list()) {
            identityService.deleteMembership(admin.getId(), Groups.ADMINISTRATORS);
        }
        new TestPeople(identityService).person("carla", Groups.COORDINATORS);
    }

    @AfterEach
    void administratorAgain() {
        new TestPeople(identityService).person("admin", Groups.ADMINISTRATORS);
    }

    @Test
    void letsNobodyMakeThemselvesAdministrator() {
        Browser anonymous = Browser.anonymous(port);
        anonymous.get("/login");
        anonymous.get("/camunda/app/admin/default/setup/");
        anonymous.send("POST", CREATE, INTRUDER);
        assertThat(identityService.createUserQuery().userId("intruder").count()).as("made anonymously").isZero();
        Browser carla = Browser.signedIn(port, "carla", TestPeople.PASSWORD);
        carla.get("/camunda/app/admin/default/");
        closed(carla.send("POST", CREATE, INTRUDER));
        assertThat(identityService.createUserQuery().userId("intruder").count()).as("made when signed in").isZero();
        closed(carla.send("POST", CREATE + "/", INTRUDER));
        closed(carla.send("POST", CREATE.replace("setup", "SETUP"), INTRUDER));
        closed(carla.get("/camunda/app/admin/default/setup/"));
        assertThat(identityService.createUserQuery().userId("intruder").count()).isZero();
        assertThat(identityService.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).count()).isZero();
    }

    @Test
    void staysClosedToAdministrators() {
        new TestPeople(identityService).person("admin", Groups.ADMINISTRATORS);
        Browser admin = Browser.signedIn(port, "admin", TestPeople.PASSWORD);
        admin.get("/camunda/app/admin/default/");
        closed(admin.send("POST", CREATE, INTRUDER));
        closed(admin.get("/camunda/app/admin/default/setup/"));
    }

    /** By this guard and no other: people who may do nothing here are refused by others as well. */
    private static void closed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This path is closed.");
    }
}
