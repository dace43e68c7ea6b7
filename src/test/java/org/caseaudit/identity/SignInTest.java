package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class SignInTest extends ProcessTest {

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    private TestPeople people;

    @BeforeEach
    void people() {
        people = new TestPeople(identityService);
        people.person("admin", Groups.ADMINISTRATORS);
        people.person("carla", Groups.COORDINATORS);
        people.person("lena");
    }

    @Test
    void signsInOnceForPagesAndWebApplications() {
        Browser carla = Browser.signedIn(port, "carla", TestPeople.PASSWORD);
        assertThat(carla.get("/agencies").statusCode()).isEqualTo(200);
        assertThat(carla.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        HttpResponse<String> me = carla.get("/camunda/api/admin/auth/user/default");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body()).contains("\"userId\":\"carla\"", "tasklist", "cockpit").doesNotContain("\"admin\"");
        assertThat(carla.get("/camunda/api/engine/engine/default/task/count").body()).isEqualTo("{\"count\":0}");
    }

    @Test
    void givesOneAnswerToUnknownUserAndWrongPassword() {
        HttpResponse<String> unknown = Browser.anonymous(port).signIn("nobody", "whatever");
        HttpResponse<String> wrong = Browser.anonymous(port).signIn("lena", "whatever");
        assertThat(Browser.location(unknown)).isEqualTo(Browser.location(wrong)).endsWith("/login?error");
    }

    @Test
    void locksAnAccountAfterTooManyWrongPasswords() {
        people.person("victor");
        for (int attempt = 0; attempt < 11; attempt++) {
            Browser.withBasic(port, "victor", "wrong" + attempt).get("/engine-rest/task");
        }
        assertThat(Browser.withBasic(port, "victor", TestPeople.PASSWORD).get("/engine-rest/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void servesTheRestApiByBasicWithoutSessionOrCookie() {
        Browser program = Browser.withBasic(port, "carla", TestPeople.PASSWORD);
        for (String path : new String[] {"/engine-rest/task/count", "/agencies"}) {
            HttpResponse<String> response = program.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
        assertThat(Browser.signedIn(port, "carla", TestPeople.PASSWORD).get("/engine-rest/task").statusCode())
                .as("a session is no key to the REST API").isEqualTo(401);
    }

    @Test
    void logsOutOfEverythingFromTasklist() {
        Browser carla = Browser.signedIn(port, "carla", TestPeople.PASSWORD);
        carla.get("/camunda/app/tasklist/default/");
        String session = carla.cookie("JSESSIONID").orElseThrow().getValue();
        assertThat(carla.send("POST", "/camunda/api/admin/auth/user/default/logout", null).statusCode()).isLessThan(300);
        assertThat(carla.get("/agencies").statusCode()).isNotEqualTo(200);
        HttpResponse<String> replayed = Browser.anonymous(port)
                .send("GET", "/agencies", null, null, "Cookie", "JSESSIONID=" + session);
        assertThat(replayed.statusCode()).isNotEqualTo(200);
    }

    @Test
    void logsOutOfTheWebApplicationsFromOurPages() {
        Browser carla = Browser.signedIn(port, "carla", TestPeople.PASSWORD);
        carla.get("/camunda/app/tasklist/default/");
        assertThat(carla.get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(200);
        assertThat(carla.signOut().statusCode()).isLessThan(400);
        assertThat(carla.get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesForgedRequests() {
        Browser carla = Browser.signedIn(port, "carla", TestPeople.PASSWORD);
        assertThat(carla.send("PUT", "/agencies/x", "{}").statusCode()).as("our pages").isEqualTo(403);
        assertThat(carla.send("POST", "/logout", null).statusCode()).as("sign out").isEqualTo(403);
        assertThat(carla.send("POST", "/camunda/api/engine/engine/default/task", "{}").statusCode())
                .as("web applications").isEqualTo(403);
        HttpResponse<String> crossSite = Browser.withBasic(port, "carla", TestPeople.PASSWORD)
                .send("PUT", "/agencies/x", "application/json", "{}", "Sec-Fetch-Site", "cross-site");
        assertThat(crossSite.statusCode()).as("remembered Basic credentials").isEqualTo(403);
    }

    @Test
    void protectsCookieAndPages() {
        HttpResponse<String> login = Browser.anonymous(port).get("/login");
        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
        assertThat(login.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(login.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(login.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void marksTheCookieSecureBehindTls() {
        HttpResponse<String> login = Browser.anonymous(port)
                .send("GET", "/login", null, null, "X-Forwarded-Proto", "https");
        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
        assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void takesRightsAwayWithTheNextRequest() {
        people.person("former", Groups.COORDINATORS);
        Browser former = Browser.signedIn(port, "former", TestPeople.PASSWORD);
        assertThat(former.get("/agencies").statusCode()).isEqualTo(200);
        identityService.deleteMembership("former", Groups.COORDINATORS);
        assertThat(former.get("/agencies").statusCode()).isEqualTo(403);
        identityService.deleteUser("former");
        assertThat(Browser.location(former.get("/agencies"))).endsWith("/login");
        assertThat(former.get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(401);
    }
}
