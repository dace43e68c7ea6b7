package org.caseaudit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CockpitIT extends BrowserTest {

    @ParameterizedTest
    @ValueSource(strings = {StagedRound.COORDINATOR, StagedRound.MANAGER})
    void showsTheWayFromARoundToItsReturns(String overseer) {
        StagedRound round = partnership().returnsRequested();
        String caseReference = round.returnOf("Police").getName().replaceFirst(".* – (\\S+) Police", "$1");
        Page cockpit = signIn(overseer);
        cockpit.navigate("/camunda/app/cockpit/default/#/processes");
        cockpit.locator("table a").getByText("Audit round").click();
        cockpit.locator("td.business-key, td").getByText(round.reference(), new Locator.GetByTextOptions()
                .setExact(true)).first().waitFor();
        cockpit.waitForTimeout(1_000);
        screenshot(cockpit, "cockpit-rounds-" + overseer);
        cockpit.navigate("/camunda/app/cockpit/default/#/process-instance/" + round.instance().getId());
        callees(cockpit);
        screenshot(cockpit, "cockpit-round-" + overseer);
        follow(cockpit, "Case audit", caseReference);
        callees(cockpit);
        screenshot(cockpit, "cockpit-case-" + overseer);
        follow(cockpit, "Agency return", caseReference + " Police");
        for (String tab : new String[] {"User Tasks", "Jobs", "Incidents", "Variables"}) {
            cockpit.locator(".nav-tabs a").getByText(tab).first().click();
            cockpit.waitForTimeout(700);
            screenshot(cockpit, "cockpit-return-" + tab.replace(' ', '-') + "-" + overseer);
        }
        assertThat(cockpit.locator(".ctn-main, body").first()).not().containsText("auditCaseId");
    }

    private static void callees(Page cockpit) {
        cockpit.locator(".nav-tabs a").getByText("Called Process Instances").click();
        cockpit.locator("td a[href*='process-instance']").first().waitFor();
    }

    private static void follow(Page cockpit, String process, String reference) {
        cockpit.locator("tr").filter(new Locator.FilterOptions().setHasText(reference))
                .locator("a[href*='process-instance']").first().click();
        assertThat(cockpit.locator("body")).containsText(Pattern.compile(process + "\\s*:\\s*[0-9a-f-]{36}\\s*:"));
        cockpit.waitForTimeout(1_000);
    }
}
