package org.caseaudit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

class LeadAuditorIT extends BrowserTest {

    private static final String OURS = "My agency's and group's tasks";
    private static final String API = "/camunda/api/engine/engine/default";

    @Test
    void completesAReturnAndTheCoordinatorGetsItToCheck() {
        StagedRound round = partnership().returnsRequested();
        Task task = round.returnOf("Police");
        Page tasklist = tasklistOf(StagedRound.POLICE);
        openFilter(tasklist, OURS);
        assertThat(card(tasklist, task.getName())).containsText("Agency:");
        assertThat(tasklist.locator("ol.tasks-list")).not().containsText("Hospital");
        screenshot(tasklist, "auditor-list");

        openTask(tasklist, task.getName());
        assertThat(tasklist.locator(".form-pane")).containsText("Please read the chronology first.");
        screenshot(tasklist, "auditor-before-claim");
        claim(tasklist);
        option(tasklist, "Could your agency take part?", "The record could not be found").check();
        complete(tasklist);
        Locator refusal = tasklist.locator(".page-notifications .alert-danger");
        assertThat(refusal).containsText("“What should the panel know about that?” – please say what search was made");
        screenshot(tasklist, "auditor-refused-answer");
        expectRefused("400 POST " + API + "/task/" + task.getId() + "/submit-form");
        refusal.locator("button.close:visible").click();

        option(tasklist, "Could your agency take part?", "Yes, we audited our records").check();
        Locator judgement = tasklist.locator(".fjs-form-field-radio")
                .filter(new Locator.FilterOptions().setHasText("Your judgement")).first();
        judgement.getByLabel("Requires improvement").check();
        tasklist.getByLabel("Strengths").first().fill("The child was seen alone at each visit.");
        tasklist.getByLabel("Evidence").first().fill("Record of the visit.");
        tasklist.getByLabel("Evidence").first().press("Tab");
        Locator date = tasklist.locator(".fjs-form-field-datetime").first();
        assertThat(date.locator("input.flatpickr-input")).hasAttribute("placeholder", "dd/mm/yyyy");
        typeDay(date, "03/08/2026");
        judgement.scrollIntoViewIfNeeded();
        screenshot(tasklist, "auditor-form");
        complete(tasklist);
        assertThat(card(tasklist, task.getName())).hasCount(0);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();

        round.runDueJobs();
        Page coordinator = tasklistOf(StagedRound.COORDINATOR);
        openFilter(coordinator, OURS);
        String check = task.getName().replace("Complete return", "Check return");
        openTask(coordinator, check);
        assertThat(coordinator.locator(".form-pane")).containsText("The child was seen alone at each visit.");
        assertThat(coordinator.locator(".form-pane")).containsText("3 August 2026");
        screenshot(coordinator, "coordinator-checks-return");
    }

    @Test
    void leavesNothingOfAnUnfinishedReturnInTheBrowser() {
        Task task = partnership().returnsRequested().returnOf("Police");
        Page tasklist = tasklistOf(StagedRound.POLICE);
        openFilter(tasklist, OURS);
        openTask(tasklist, task.getName());
        claim(tasklist);
        option(tasklist, "Could your agency take part?", "The child is not known to us").check();
        assertThat(tasklist.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save").setExact(true)))
                .not().isVisible();
        tasklist.evaluate("document.querySelector('.form-actions .btn-default').click()");
        assertThat((boolean) tasklist.evaluate("JSON.stringify(localStorage).includes('NOT_KNOWN')")).isFalse();
    }

    @Test
    void isRefusedAnotherAgencysReturnByAddressAndByRequest() {
        Task task = partnership().returnsRequested().returnOf("Hospital trust");
        Page tasklist = tasklistOf(StagedRound.POLICE);
        tasklist.navigate("/camunda/app/tasklist/default/#/?task=" + task.getId());
        tasklist.reload();
        assertThat(tasklist.locator(".page-notifications")).containsText("does not exist");
        assertThat(tasklist.locator(".task-card h2")).hasCount(0);
        screenshot(tasklist, "auditor-other-agency");

        String path = API + "/task/" + task.getId();
        assertThat(statusOf(tasklist, "GET", path + "/form-variables", null)).isEqualTo(403);
        assertThat(statusOf(tasklist, "GET", path + "/deployed-form", null)).isEqualTo(403);
        assertThat(statusOf(tasklist, "POST", path + "/claim", "{\"userId\":\"" + StagedRound.POLICE + "\"}")).isEqualTo(403);
        assertThat(statusOf(tasklist, "POST", path + "/submit-form",
                "{\"variables\":{\"outcome\":{\"value\":\"NOT_KNOWN\"}}}")).isEqualTo(403);
        assertThat(statusOf(tasklist, "GET", API + "/variable-instance", null)).isEqualTo(403);
        assertThat(statusOf(tasklist, "GET", API + "/history/task", null)).isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isNull();
        expectRefused("404 GET " + path, "403 GET " + path, "403 POST " + path, "403 GET " + API + "/variable-instance",
                "403 GET " + API + "/history/task");
    }

    private static Locator option(Page tasklist, String question, String answer) {
        return tasklist.locator(".fjs-form-field-radio").filter(new Locator.FilterOptions().setHasText(question))
                .getByLabel(answer);
    }
}
