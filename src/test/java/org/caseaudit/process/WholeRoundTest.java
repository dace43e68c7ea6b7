package org.caseaudit.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.sampling.AuditCase;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** A round of two cases that a test takes from asking the families to publication. */
abstract class WholeRoundTest extends RoundTest {

    /** Who asked the families: such words must be gone after a withdrawal. */
    protected static final String ASKED_BY = "Zyxwv moved out in March";

    protected ProcessInstance round;
    protected long roundId;

    protected List<AuditCase> familiesAsked() {
        round = roundConfirmed(4, 2);
        roundId = roundOf(round).id();
        return cases.current(roundId);
    }

    protected List<AuditCase> familiesAgreed() {
        List<AuditCase> both = familiesAsked();
        both.forEach(one -> submit(PARTICIPATION_MANAGER, seek(one), Map.of("parentOutcome", "AGREED",
                "parentMethod", "WRITTEN", "askedOn", TODAY.toString(), "childOutcome", "AGREED", "askedBy", ASKED_BY)));
        return both;
    }

    protected Task seek(AuditCase audited) {
        return about(audited, "userTask_seekAgreement");
    }

    protected Task about(AuditCase audited, String element) {
        return tasksOf(element, round).stream().filter(task -> task.getName().endsWith(" " + audited.caseRef()))
                .findFirst().orElseThrow();
    }

    protected void convene() {
        submit(COORDINATOR, task("userTask_convenePanel", round), Map.of(
                "panelOn", PANEL.toString(), "present", List.of("police", "hospital")));
    }

    protected void toDraft(List<AuditCase> discussed, String finding) {
        convene();
        discussed.forEach(one -> submit(CHAIR, about(one, "userTask_moderateCase"), Map.of("disposition", "DISCUSSED")));
        Map<String, Object> found = new HashMap<>(Map.of("kind", "LEARNING", "text", finding));
        if (finding.contains("{cases}")) {
            found.putAll(Map.of("casesCount", 1, "casesOf", 2));
        }
        submit(CHAIR, task("userTask_recordFinding", round), found);
        submit(COORDINATOR, task("userTask_agreeAction", round), Map.of("text", "Record the child's own words.",
                "findings", List.of("F1"), "owners", List.of("lead-auditors"), "dueOn", "2026-12-01",
                "evidenceWanted", "Minutes"));
        runDueJobs();
    }

    protected void writeUp() {
        submit(COORDINATOR, task("userTask_writeUpReport", round), Map.of("introduction", "We thank the families."));
    }

    protected void checkDisclosure(String decision) {
        submit(COORDINATOR, task("userTask_checkDisclosure", round), Map.of(
                "namesChecked", "yes", "smallNumbersChecked", "yes", "decision", decision));
    }

    protected void signOff() {
        submit(CHAIR, task("userTask_signOffReport", round), Map.of("decision", "signOff"));
    }
}
