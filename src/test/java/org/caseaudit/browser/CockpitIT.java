package org.caseaudit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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
        assertThat(diagram(cockpit)).containsText("Moderate");
        screenshot(cockpit, "cockpit-rounds-" + overseer);
        cockpit.navigate("/camunda/app/cockpit/default/#/process-instance/" + round.instance().getId());
        callees(cockpit);
        screenshot(cockpit, "cockpit-round-" + overseer);
        follow(cockpit, "Case audit", caseReference, "Seek");
        callees(cockpit);
        screenshot(cockpit, "cockpit-case-" + overseer);
        follow(cockpit, "Agency return", caseReference + " Police", "Check");
        open(cockpit, "User Tasks", cockpit.locator("td").getByText("Complete return"), overseer);
        open(cockpit, "Jobs", cockpit.getByText("No Jobs"), overseer);
        open(cockpit, "Incidents", cockpit.getByText("No Incidents"), overseer);
        open(cockpit, "Variables", cockpit.getByText("No process variables"), overseer);
    }

    private void open(Page cockpit, String tab, Locator shown, String overseer) {
        cockpit.locator(".nav-tabs a").getByText(tab).first().click();
        assertThat(shown.first()).isVisible();
        screenshot(cockpit, "cockpit-return-" + tab.replace(' ', '-') + "-" + overseer);
    }

    /** Due on 5 October; the police have handed in nothing by 15 October. */
    @Test
    void leadsAManagerToTheAgencyThatIsEightWorkingDaysLate() {
        StagedRound round = partnership().returnsRequested();
        for (LocalDate day : LocalDate.of(2026, 9, 29).datesUntil(LocalDate.of(2026, 10, 16)).toList()) {
            clockAt(day, LocalTime.of(11, 0));
            round.runDueJobs();
            postOffice.deliver();
            if (day.equals(LocalDate.of(2026, 10, 1))) {
                for (int i = 0; i < 2; i++) {
                    round.submit(StagedRound.HOSPITAL, round.returnOf("Hospital trust"), Map.of("outcome", "NOT_KNOWN"));
                }
            }
        }

        Page cockpit = signIn(StagedRound.MANAGER);
        cockpit.navigate("/camunda/app/cockpit/default/#/dashboard");
        Locator panel = cockpit.locator(".ar");
        panel.locator("#ar-only").selectOption("overdue");
        panel.locator("#ar-round").selectOption(round.reference());
        Locator late = panel.locator(".ar-main > tbody > tr:not(.ar-details)");
        assertThat(late).hasCount(1);
        assertThat(late).containsText("Police");
        assertThat(late).containsText("8 working days since 5 October 2026");
        assertThat(late).containsText(StagedRound.POLICE + " Test");
        accessibleWithin(cockpit, "cockpit-panel", ".ar");

        late.locator(".ar-toggle").focus();
        cockpit.keyboard().press("Enter");
        Locator returns = panel.locator(".ar-details .ar-table tbody tr");
        assertThat(returns).hasCount(2);
        assertThat(returns.first()).containsText("8 working days");
        accessibleWithin(cockpit, "cockpit-panel-opened", ".ar");
        isWideEnough(cockpit, "cockpit-panel-at-200-percent");

        returns.first().locator("a").focus();
        cockpit.keyboard().press("Enter");
        Locator chase = cockpit.locator(".ar-tab");
        assertThat(chase).containsText("Due on 5 October 2026: 8 working days late.");
        assertThat(chase).containsText("What comes next: on 19 October 2026, 09:00, 10 working days after the due date: "
                + "the message “Overdue” to lead auditor, deputy, agency’s manager.");
        assertThat(chase.locator("tbody tr").first()).containsText("Handed over on 12 October 2026");
        assertThat(cockpit.locator("body")).containsText("Agency return");
        accessibleWithin(cockpit, "cockpit-chase", ".ar");
        assertThat(cockpit.locator(".btn-toolbar").locator("visible=true")).hasCount(0);
        cockpit.navigate("/camunda/app/cockpit/default/#/process-instance/" + round.instance().getId()
                + "/runtime?tab=agency-returns-chase");
        assertThat(cockpit.locator(".ar-tab")).containsText("Nothing is chased here.");
    }

    /** As at 200 % zoom on a small screen: nothing of the panel lies beyond the window's edge. */
    private void isWideEnough(Page cockpit, String name) {
        cockpit.setViewportSize(640, 900);
        cockpit.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
        org.assertj.core.api.Assertions.assertThat((List<?>) cockpit.evaluate("""
                () => [...document.querySelectorAll('.ar *:not(.ar-hidden)')]
                    .filter(e => e.getBoundingClientRect().right > innerWidth + 1
                        && getComputedStyle(e).clipPath === 'none' && !e.closest('.ar-hidden, thead'))
                    .map(e => e.tagName + '.' + e.className)""")).isEmpty();
        cockpit.setViewportSize(1400, 1000);
    }

    private static void callees(Page cockpit) {
        cockpit.locator(".nav-tabs a").getByText("Called Process Instances").click();
        cockpit.locator("td a[href*='process-instance']").first().waitFor();
    }

    private static void follow(Page cockpit, String process, String reference, String drawn) {
        cockpit.locator("tr").filter(new Locator.FilterOptions().setHasText(reference))
                .locator("a[href*='process-instance']").first().click();
        assertThat(cockpit.locator("body")).containsText(Pattern.compile(process + "\\s*:\\s*[0-9a-f-]{36}\\s*:"));
        assertThat(diagram(cockpit)).containsText(drawn);
    }

    private static Locator diagram(Page cockpit) {
        return cockpit.locator(".djs-container svg").first();
    }
}
