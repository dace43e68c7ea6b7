package org.caseaudit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.task.Task;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody types outlives the window and stays with the one who typed it. */
class DraftIT extends BrowserTest {

    private static final String DEPUTY = "delia";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void comesBackOnAnyComputerToTheAuditorAlone() {
        Task task = partnership().returnsRequested().returnOf("Police");
        new TestPeople(identity).person(DEPUTY, Groups.agency("police"));
        Page office = open(tasklistOf(StagedRound.POLICE), task);
        assertThat(office.locator(".form-pane")).containsText("20 working days left");
        screenshot(office, "return-at-a-glance");
        claim(office);
        option(office, "Could your agency take part?", "Yes, we audited our records").check();
        option(office, "Your judgement", "Requires improvement").check();
        strengths(office).fill("The child was seen alone.");
        office.getByLabel("Evidence").first().fill("Record of the visit.");
        office.getByLabel("Evidence").first().press("Tab");
        typeDay(office.locator(".fjs-form-field-datetime").first(), "03/08/2026");
        office.getByLabel("Ethnicity").first().check();
        assertThat(note(office)).hasText("Draft kept at 10:00. Only you can read it.");
        screenshot(office, "draft-kept");
        assertThat((String) office.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                .doesNotContain("seen alone", "REQUIRES_IMPROVEMENT");

        office.reload();
        office.locator(".fjs-form").waitFor();
        assertThat(note(office)).hasText("Your draft of 7 September 2026 at 10:00 is back. Only you can read it.");
        assertThat(strengths(office)).hasValue("The child was seen alone.");
        assertThat(option(office, "Your judgement", "Requires improvement")).isChecked();
        assertThat(office.locator(".fjs-form-field-datetime input.flatpickr-input").first()).hasValue("03/08/2026");
        assertThat(office.getByLabel("Ethnicity").first()).isChecked();
        strengths(office).scrollIntoViewIfNeeded();
        screenshot(office, "draft-restored");
        strengths(office).pressSequentially(" Twice.");
        office.navigate("/");

        Page home = open(tasklistOf(StagedRound.POLICE), task);
        assertThat(strengths(home)).hasValue("The child was seen alone. Twice.");
        Page deputy = open(tasklistOf(DEPUTY), task);
        assertThat(deputy.locator(".form-pane")).containsText("Could your agency take part?");
        assertThat(strengths(deputy)).hasCount(0);
        assertThat(note(deputy)).hasCount(0);

        option(home, "Could your agency take part?", "The child is not known to us").check();
        assertThat(drafts(task)).isEqualTo(1);
        complete(home);
        assertThat(card(home, task.getName())).hasCount(0);
        assertThat(drafts(task)).isZero();
    }

    @Test
    void saysWhatIsAmissWhenItCannotBeKept() {
        Task task = partnership().returnsRequested().returnOf("Police");
        Page here = open(tasklistOf(StagedRound.POLICE), task);
        claim(here);
        Page there = open(tasklistOf(StagedRound.POLICE), task);
        option(there, "Could your agency take part?", "Yes, we audited our records").check();
        assertThat(note(there)).containsText("Draft kept");
        option(here, "Could your agency take part?", "The record could not be found").check();
        assertThat(note(here)).containsText("could not be kept: you have gone on with this form in another window");
        screenshot(here, "draft-not-kept");
        expectRefused("409 PUT /camunda/api/task-draft/" + task.getId());

        strengths(there).fill("x".repeat(20_001));
        assertThat(note(there)).containsText("“Strengths” has 20001 characters");
        expectRefused("400 PUT /camunda/api/task-draft/" + task.getId());
        there.route("**/task-draft/**", route -> route.abort());
        strengths(there).fill("Seen alone.");
        assertThat(note(there)).containsText("the server cannot be reached");
        there.unroute("**/task-draft/**");
    }

    private Page open(Page tasklist, Task task) {
        tasklist.navigate("/camunda/app/tasklist/default/#/?task=" + task.getId());
        tasklist.reload();
        tasklist.locator(".fjs-form").waitFor();
        return tasklist;
    }

    private long drafts(Task task) {
        return jdbc.sql("select count(*) from task_draft where task_id = ?").param(task.getId())
                .query(Long.class).single();
    }

    private static Locator note(Page tasklist) {
        return tasklist.locator(".draft-note");
    }

    private static Locator strengths(Page tasklist) {
        return tasklist.getByLabel("Strengths").first();
    }

    private static Locator option(Page tasklist, String question, String answer) {
        return tasklist.locator(".fjs-form-field-radio").filter(new Locator.FilterOptions().setHasText(question)).first()
                .getByLabel(answer);
    }
}
