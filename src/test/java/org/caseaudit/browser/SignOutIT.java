package org.caseaudit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class SignOutIT extends BrowserTest {

    private static final String ME = "/camunda/api/admin/auth/user/default";

    @Test
    void endsTheSessionForEveryPage() {
        partnership();
        Page tasklist = tasklistOf(StagedRound.COORDINATOR);
        String session = tasklist.context().cookies().stream().filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst().orElseThrow().value;
        Page home = tasklist.context().newPage();
        home.navigate("/");
        tasklist.locator(".account > a, .account .dropdown-toggle").first().click();
        screenshot(tasklist, "account-menu");
        tasklist.locator(".logout a, .account .logout").first().click();
        tasklist.waitForURL(url -> url.matches("http://[^/]+/login.*"));
        screenshot(tasklist, "signed-out");

        home.reload();
        assertThat(home.url()).contains("/login");
        assertThat(statusOf(home, "GET", ME, null)).isEqualTo(401);
        tasklist.context().clearCookies();
        tasklist.context().addCookies(java.util.List.of(
                new com.microsoft.playwright.options.Cookie("JSESSIONID", session).setUrl(home.url())));
        assertThat(statusOf(home, "GET", ME, null)).as("with the old session's cookie").isEqualTo(401);
        forgiveRefused("401 GET ");
    }
}
