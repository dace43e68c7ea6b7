package org.caseaudit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuditGroupIT extends BrowserTest {

    @Test
    void seesAtOnceHowManyCasesAScopeLeavesAndWhatWasDrawnFromIt() throws IOException {
        StagedRound round = partnership().planned();
        round.submit(StagedRound.QA, "userTask_selectTheme", Map.of("theme", "DOMESTIC_ABUSE",
                "themeSources", List.of("SERVICE_PLAN"), "selectedBy", "QA sub-group"));
        round.registerSpread();
        Page tasklist = tasklistOf(StagedRound.QA);
        openFilter(tasklist, "My agency's and group's tasks");
        openTask(tasklist, "Agree scope – " + round.reference());
        claim(tasklist);
        Locator form = tasklist.locator(".fjs-form");
        Locator numbers = tasklist.locator(".frame-numbers-box");
        assertThat(numbers).containsText("fit");
        choose(form, "Need code at the point of referral", round.need());
        assertThat(numbers).containsText("12 cases fit");
        assertThat(numbers).containsText("North 8, South 4");
        form.getByLabel("Sample size").fill("3");
        form.getByLabel("Narrow further").check();
        form.getByLabel("Oldest age").fill("8");
        assertThat(numbers).containsText("Too few: 3 are wanted");
        form.getByLabel("Oldest age").fill("");
        form.getByLabel("At random within groups").check();
        form.getByLabel("Locality").check();
        assertThat(numbers).containsText("Places by group");
        form.getByLabel("Numbers").fill("North 1, Soth 2");
        assertThat(numbers).containsText("“Soth” is none of these cases’ values: North, South");
        form.getByLabel("Numbers").fill("North 1, South 2");
        assertThat(numbers).not().containsText("none of these");
        assertThat(numbers.locator("tbody").first()).hasText(Pattern.compile("North\\s*8\\s*1\\s*South\\s*4\\s*2"));
        numbers.scrollIntoViewIfNeeded();
        screenshot(tasklist, "audit-group-agree-scope");

        Page alone = tasklist.context().newPage();
        alone.navigate(form.locator("a[href*='/frame?']").getAttribute("href"));
        accessible(alone, "page-frame");

        form.getByLabel("Police").check();
        form.getByLabel("Hospital trust").check();
        choose(form, "Audit tool", "Domestic abuse");
        typeDay(form.locator(".fjs-form-field-datetime").first(), "01/10/2026");
        form.getByLabel("Who agreed").fill("Ruth Calder, the partnership");
        complete(tasklist);
        screenshot(tasklist, "audit-group-agree-scope-sent");
        assertThat(card(tasklist, "Agree scope")).not().isVisible();
        round.runDueJobs();
        tasklist.reload();
        openTask(tasklist, "Confirm sample – " + round.reference());
        assertThat(tasklist.locator(".fjs-form")).containsText("Locality: North 1 of 8, South 2 of 4");
        screenshot(tasklist, "audit-group-confirm-sample");

        Page draw = signIn(StagedRound.COORDINATOR);
        draw.navigate("/audit-rounds/" + round.reference() + "/draw");
        assertThat(draw.locator("main")).containsText("at random within strata, by locality");
        accessible(draw, "page-draw-stratified");
        byte[] pdf = draw.request().get("/audit-rounds/" + round.reference() + "/draw/certificate.pdf").body();
        Files.write(Files.createDirectories(Path.of("target", "screenshots")).resolve("certificate.pdf"), pdf);
    }

    private static void choose(Locator form, String question, String answer) {
        Locator field = form.locator(".fjs-form-field-select")
                .filter(new Locator.FilterOptions().setHasText(question));
        field.locator(".fjs-input-group").click();
        field.locator(".fjs-dropdownlist-item").filter(new Locator.FilterOptions().setHasText(answer)).first().click();
    }
}
