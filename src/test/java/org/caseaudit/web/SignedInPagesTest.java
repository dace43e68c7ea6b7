package org.caseaudit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.report.PdfReport;
import org.caseaudit.report.WordReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages as the running application serves them. */
class SignedInPagesTest extends ProcessTest {

    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identityService;
    @Autowired
    private PdfReport pdf;
    @Autowired
    private WordReport word;

    @BeforeEach
    void people() {
        var people = new TestPeople(identityService);
        people.person("hazel", Groups.COORDINATORS);
        people.person("piotr", Groups.PARTICIPATION);
    }

    @Test
    void homeIsDecoratedForTheSignedInPerson() {
        var home = Browser.signedIn(port, "hazel", TestPeople.PASSWORD).get("/");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("/camunda/app/cockpit/default/", "action=\"/logout\"", "name=\"_csrf\"",
                "<h1>Where to go</h1>", "href=\"/app.css\"");
        assertThat(Browser.signedIn(port, "piotr", TestPeople.PASSWORD).get("/").body())
                .contains("/camunda/app/tasklist/default/").doesNotContain("/camunda/app/cockpit");
    }

    @Test
    void missingAndForbiddenPagesSayWhatToDoWithTheNavigationStillThere() {
        var piotr = Browser.signedIn(port, "piotr", TestPeople.PASSWORD);
        var missing = piotr.send("GET", "/no/such/page", null, null, "Accept", "text/html");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("Page not found", "action=\"/logout\"");
        var forbidden = piotr.send("GET", "/agencies", null, null, "Accept", "text/html");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).contains("You may not see this", "action=\"/logout\"");
    }

    @Test
    void programsGetProblemDetails() {
        var missing = Browser.signedIn(port, "piotr", TestPeople.PASSWORD).get("/no/such/page");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void styleSheetIsServedAndReportsCanBeRendered() {
        var css = Browser.signedIn(port, "piotr", TestPeople.PASSWORD).get("/app.css");
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(pdf).isNotNull();
        assertThat(word).isNotNull();
    }
}
