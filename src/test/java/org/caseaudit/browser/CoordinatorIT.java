package org.caseaudit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class CoordinatorIT extends BrowserTest {

    @Test
    void plansARoundFromTheStartForm() {
        partnership();
        Page tasklist = tasklistOf(StagedRound.COORDINATOR);
        Locator dialogue = startDialogue(tasklist);
        assertThat(dialogue.locator(".modal-body")).containsText("Safeguarding concern");
        dialogue.getByText("Audit round").click();
        assertThat(dialogue).containsText("Plan an audit round");
        assertThat(dialogue.getByLabel("Statutory basis")).hasValue(java.util.regex.Pattern.compile("Children Act"));
        screenshot(tasklist, "coordinator-start-form");

        dialogue.getByLabel("Title of the round").fill("Children who live with neglect");
        dialogue.getByLabel("In depth").check();
        day(dialogue, "Day of the panel", "30/10/2026");
        day(dialogue, "Audit window from", "01/09/2026");
        day(dialogue, "Audit window to", "01/09/2025");
        Locator start = dialogue.locator(".modal-footer .btn-primary");
        start.click();
        Locator refusal = tasklist.locator(".alert-danger").filter(new Locator.FilterOptions().setHasText("before"));
        assertThat(refusal.first()).containsText("“Audit window to” – is before the first day of the audit window");
        assertThat(refusal.first()).isInViewport();
        screenshot(tasklist, "coordinator-refused-window");
        expectRefused("400 POST /camunda/api/engine/engine/default/process-definition/");

        day(dialogue, "Audit window to", "04/09/2026");
        start.click();
        assertThat(tasklist.locator(".page-notifications")).containsText("has been started");
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("audit-round")
                .processInstanceBusinessKeyLike("2026-Q%").count()).isPositive();

        Page qa = tasklistOf(StagedRound.QA);
        openFilter(qa, "My agency's and group's tasks");
        card(qa, "Select theme").locator("h4 a").click();
        assertThat(qa.locator(".form-pane")).containsText("Children who live with neglect");
        assertThat(qa.locator(".form-pane")).containsText("30 October 2026");
        screenshot(qa, "qa-select-theme");
    }

    @Test
    void offersOnlyConcernsToEverybodyElse() {
        partnership();
        Page tasklist = tasklistOf(StagedRound.POLICE);
        Locator dialogue = startDialogue(tasklist);
        assertThat(dialogue.locator(".modal-body")).containsText("Safeguarding concern");
        assertThat(dialogue.locator(".modal-body")).not().containsText("Audit round");
        screenshot(tasklist, "auditor-start-dialogue");
    }

    private static Locator startDialogue(Page tasklist) {
        tasklist.getByText("Start process").click();
        Locator dialogue = tasklist.locator(".modal-dialog");
        dialogue.getByText("Safeguarding concern").waitFor();
        return dialogue;
    }

    private static void day(Locator form, String question, String day) {
        typeDay(form.locator(".fjs-form-field-datetime").filter(new Locator.FilterOptions().setHasText(question)), day);
    }
}
