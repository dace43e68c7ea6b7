package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@SecurityTest
class WebappStylesTest {

    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identityService;

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void servesOurStylesAndNamesInsteadOfTheVendors(String app) {
        new TestPeople(identityService).person("lena");
        Browser lena = Browser.signedIn(port, "lena", TestPeople.PASSWORD);
        HttpResponse<String> styles = lena.get("/camunda/app/" + app + "/styles/user-styles.css");
        assertThat(styles.statusCode()).isEqualTo(200);
        assertThat(styles.body()).contains("@import url(\"../../../assets/case-audit.css\")");
        assertThat(lena.get("/camunda/assets/case-audit.css").body()).contains(".ce-eol-banner");
        assertThat(lena.get("/camunda/app/" + app + "/scripts/config.js").body()).contains("vendor: \"Case audit\"");
    }
}
