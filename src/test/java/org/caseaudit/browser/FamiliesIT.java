package org.caseaudit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The participation team finds its letters, asks a family, and records that another withdraws. */
class FamiliesIT extends BrowserTest {

    @Test
    void writesToFamiliesAndLetsOneWithdraw() {
        StagedRound round = partnership().returnsRequested();
        String leaving = caseOf(round.open("userTask_holdFeedbackInterview").get(0).getName());
        round.submit(StagedRound.PARTICIPATION, round.open("userTask_holdFeedbackInterview").get(1), Map.of(
                "parentHeld", "yes", "parentHeldOn", TODAY.toString(), "parentViews", "They listened.",
                "speaksToBoard", "yes", "childHeld", "no", "childReason", "Too young"));
        round.submit(StagedRound.CHAIR, "userTask_arrangeBoardMeeting",
                Map.of("decision", "meets", "meetsOn", TODAY.plusDays(50).toString()));
        Page page = signIn(StagedRound.PARTICIPATION);
        page.getByText("Letters to families").click();
        accessible(page, "page-letters-rounds");
        page.locator("main").getByText(round.reference()).click();
        assertThat(page.locator("main")).containsText("Yes, on 27 October 2026");
        accessible(page, "page-letters");

        page.getByText("a family withdraws").click();
        accessible(page, "page-withdrawals");
        page.locator("main tr").filter(new Locator.FilterOptions().setHasText(leaving)).getByText("Withdraw").first().click();
        assertThat(page.locator("h1")).hasText("Withdraw " + leaving);
        accessible(page, "page-withdraw");
        page.getByLabel("The child or young person").check();
        page.locator("main button").click();
        assertThat(page.locator(".notice")).containsText(leaving + " has left the audit");
        accessible(page, "page-withdrawn");
    }

    @Test
    void asksEachPersonOnTheForm() {
        StagedRound round = partnership().familiesAsked();
        String asked = round.open("userTask_seekAgreement").get(0).getName();
        Page tasklist = tasklistOf(StagedRound.PARTICIPATION);
        openFilter(tasklist, "My agency's and group's tasks");
        openTask(tasklist, asked);
        claim(tasklist);
        Locator form = tasklist.locator(".fjs-form");
        assertThat(form.getByText("Does the second parent or carer agree?")).not().isVisible();
        form.getByLabel("The agreement of a second parent or carer is needed as well").check();
        assertThat(form.getByText("Does the second parent or carer agree?")).isVisible();
        tasklist.setViewportSize(1400, 2600);
        screenshot(tasklist, "participation-seek-agreement");
    }

    private static String caseOf(String task) {
        return task.replaceFirst(".* ", "");
    }
}
