package org.caseaudit.panel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.process.SampledRound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A round whose sample is confirmed, with two cases and two agencies, and the steps of its panel. */
public abstract class PanelRound extends ProcessTest {

    protected static final String COORDINATOR = "cora-coordinator";
    protected static final String CHAIR = "chris-chair";
    protected static final String QA_MEMBER = "quinn-qa";
    protected static final String POLICE_AUDITOR = "pat-police";
    protected static final String HEALTH_AUDITOR = "hal-health";
    protected static final String POLICE = "panel-police";
    protected static final String HEALTH = "panel-health";
    protected static final LocalDate PANEL = LocalDate.of(2026, 10, 12);
    private static final LocalDate RETURNS_DUE = LocalDate.of(2026, 9, 21);

    @Autowired
    protected AuditRounds rounds;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private ApplicationContext context;

    protected long roundId;
    protected String reference;
    protected List<Long> cases;
    protected ProcessInstance round;

    @BeforeEach
    void confirmASample() {
        TestPeople people = new TestPeople(identity);
        people.person(COORDINATOR, Groups.COORDINATORS);
        people.person(CHAIR, Groups.PANEL_CHAIR);
        people.person(QA_MEMBER, Groups.QA);
        people.person(POLICE_AUDITOR);
        people.person(HEALTH_AUDITOR);
        register.put(new Agency(POLICE, "Panel Police", POLICE_AUDITOR, null));
        register.put(new Agency(HEALTH, "Panel Health", HEALTH_AUDITOR, null));
        SampledRound sampled = SampledRound.create(
                context, RETURNS_DUE, PANEL, List.of(POLICE, HEALTH), "CASE-0101", "CASE-0102");
        roundId = sampled.round().id();
        reference = sampled.round().reference();
        cases = sampled.cases();
        rounds.sampleDrawn(roundId);
        rounds.sampleConfirmed(roundId);
    }

    @AfterEach
    void endWhatIsLeft() {
        runtime.createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test is over"));
    }

    /** Goes on from the confirmed sample: the cases are audited and the panel is to be convened. */
    protected void startAtConfirmedSample() {
        startBefore("gateway_casesAndPanel");
    }

    /** As {@link #startAtConfirmedSample}, with the cases audited already. */
    protected void startWithCasesAudited() {
        startBefore("userTask_convenePanel", "gateway_casesAndPanelDone");
    }

    protected void startBefore(String... elements) {
        var start = runtime.createProcessInstanceByKey(PanelProcess.KEY).businessKey(reference)
                .setVariable(PanelProcess.Variables.AUDIT_ROUND_ID, roundId)
                .setVariable(PanelProcess.Variables.PANEL_AT,
                        Date.from(PANEL.atTime(17, 0).atZone(LONDON).toInstant()));
        for (String element : elements) {
            start = start.startBeforeActivity(element);
        }
        round = start.execute();
    }

    protected void convene() {
        clockAt(PANEL, LocalTime.of(9, 30));
        submit(COORDINATOR, task(PanelProcess.Elements.CONVENE_PANEL, round), Map.of(
                "panelOn", PANEL.toString(), "venue", "Town Hall", "present", List.of(POLICE, HEALTH)));
    }

    protected List<Task> moderations() {
        return tasksOf(PanelProcess.Elements.MODERATE_CASE, round);
    }

    protected Task moderation(long caseId) {
        return moderations().stream()
                .filter(t -> tasks.getVariable(t.getId(), PanelProcess.Variables.AUDIT_CASE_ID).equals(caseId))
                .findFirst().orElseThrow();
    }

    protected void discussAll() {
        for (Task task : moderations()) {
            submit(CHAIR, task, Map.of("disposition", "DISCUSSED", "judgement", "GOOD"));
        }
    }

    protected void recordFinding(String text, boolean another) {
        submit(CHAIR, task(PanelProcess.Elements.RECORD_FINDING, round), Map.of(
                "kind", "LEARNING", "text", text, "casesCount", 1, "casesOf", 2, "another", another));
    }

    protected void agreeAction(String text, List<String> findings, List<String> owners, boolean another) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "text", text, "owners", owners, "dueOn", "2026-12-01", "evidenceWanted", "Minutes of the team meeting",
                "another", another));
        answers.put("findings", findings);
        submit(COORDINATOR, task("userTask_agreeAction", round), answers);
    }

    protected void writeUp(String introduction) {
        submit(COORDINATOR, task("userTask_writeUpReport", round), Map.of(
                "introduction", introduction, "auditFeedback", "Auditors found the tool too long."));
    }

    protected void checkDisclosure(boolean safe) {
        submit(COORDINATOR, task("userTask_checkDisclosure", round), Map.of(
                "namesChecked", "yes", "smallNumbersChecked", safe ? "yes" : "no", "decision", "safe"));
    }

    protected void signOff() {
        submit(CHAIR, task("userTask_signOffReport", round), Map.of("decision", "signOff"));
    }

    /** From convening to a draft that waits to be written up, with one finding and one action. */
    protected void toDraft() {
        convene();
        discussAll();
        recordFinding("In {cases} the voice of the child was not recorded.", false);
        agreeAction("Record the child's own words at each visit.", List.of("F1"), List.of("lead-auditors"), false);
        runDueJobs();
        assertThat(tasksOf("userTask_writeUpReport", round)).hasSize(1);
    }

    protected void toPublication() {
        toDraft();
        writeUp("The panel thanks the families.");
        checkDisclosure(true);
        signOff();
        runDueJobs();
    }
}
