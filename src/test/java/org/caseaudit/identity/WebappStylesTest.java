package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class WebappStylesTest extends ProcessTest {

    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identityService;

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void servesOurStylesAndNamesInsteadOfTheVendors(String app) {
        new TestPeople(identityService).person("stella");
        Browser stella = Browser.signedIn(port, "stella", TestPeople.PASSWORD);
        HttpResponse<String> styles = stella.get("/camunda/app/" + app + "/styles/user-styles.css");
        assertThat(styles.statusCode()).isEqualTo(200);
        assertThat(styles.body()).contains("@import url(\"../../../assets/case-audit.css\")");
        assertThat(stella.get("/camunda/assets/case-audit.css").body()).contains(".ce-eol-banner");
        assertThat(stella.get("/camunda/app/" + app + "/scripts/config.js").body()).contains("vendor: \"Case audit\"");
    }
}
