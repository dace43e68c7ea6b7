package org.caseaudit.panel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.actions.ActionState;
import org.caseaudit.actions.Actions;
import org.caseaudit.concern.Concerns;
import org.caseaudit.consent.AgreementState;
import org.caseaudit.consent.Agreements;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.panel.Disposition;
import org.caseaudit.panel.Finding;
import org.caseaudit.panel.Moderation;
import org.caseaudit.panel.Panel;
import org.caseaudit.programme.Stage;
import org.caseaudit.report.CurrentReport;
import org.caseaudit.report.ReportState;
import org.caseaudit.report.ReportVersion;
import org.caseaudit.report.Reports;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.CaseStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class PanelToPublicationTest extends PanelRound {

    private static final String SECRET = "Zyxwv the lodger moved back in";

    @Autowired
    private Panel panel;
    @Autowired
    private Actions actions;
    @Autowired
    private Reports reports;
    @Autowired
    private Concerns concerns;
    @Autowired
    private AuditCases auditCases;
    @Autowired
    private Agreements agreements;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void meetsOnNoDayBeforeTheRoundWasPlanned() {
        startWithCasesAudited();
        assertThatThrownBy(() -> submit(COORDINATOR, task("userTask_convenePanel", round),
                Map.of("panelOn", TODAY.minusDays(1).toString()))).isInstanceOf(FormRefusedException.class)
                .hasMessageContaining("panelOn: is before 7 September 2026");
        assertThat(round).isWaitingAt("userTask_convenePanel");
    }

    @Test
    void convenesThePanelAndAsksTheChairAboutEachCase() {
        startWithCasesAudited();
        convene();

        assertThat(panel.meeting(roundId).orElseThrow().present()).containsExactly(HEALTH, POLICE);
        assertThat(rounds.round(roundId).stage()).isEqualTo(Stage.PANEL_CONVENED);
        assertThat(moderations()).extracting(t -> t.getName())
                .containsExactlyInAnyOrder("Moderate case – CASE-0101", "Moderate case – CASE-0102");
        assertThat(panel.moderations(roundId)).extracting(Moderation::disposition).containsOnlyNulls();
    }

    @Test
    void keepsDispositionJudgementAndDifferingViews() {
        startWithCasesAudited();
        convene();
        submit(CHAIR, moderation(cases.get(0)), Map.of("disposition", "DISCUSSED", "judgement", "REQUIRES_IMPROVEMENT",
                "differingViews", "Health would have said good."));
        submit(CHAIR, moderation(cases.get(1)), Map.of("disposition", "NOT_DISCUSSED", "reason", "time ran out"));

        assertThat(panel.moderations(roundId)).extracting(Moderation::disposition)
                .containsExactly(Disposition.DISCUSSED, Disposition.NOT_DISCUSSED);
        assertThat(panel.moderations(roundId).get(0).differingViews()).isEqualTo("Health would have said good.");
        assertThat(panel.casesDiscussed(roundId)).isEqualTo(1);
        assertThat(round).isWaitingAt(PanelProcess.Elements.RECORD_FINDING);
    }

    @Test
    void wantsAReasonWhereACaseIsNotDiscussed() {
        startWithCasesAudited();
        convene();

        assertThatThrownBy(() -> submit(CHAIR, moderation(cases.get(0)), Map.of("disposition", "NOT_DISCUSSED")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("reason: please answer");
        assertThat(moderations()).hasSize(2);
    }

    @Test
    void doesNotDiscussACaseThatAnOpenConcernHoldsBack() {
        startWithCasesAudited();
        convene();
        concerns.hold(concerns.raise(cases.get(0), "The child may be at risk now.", CHAIR).id());

        assertThatThrownBy(() -> submit(CHAIR, moderation(cases.get(0)), Map.of("disposition", "DISCUSSED")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("held back");
        submit(CHAIR, moderation(cases.get(0)), Map.of("disposition", "NOT_DISCUSSED", "reason", "held back"));
        assertThat(moderations()).hasSize(1);
    }

    @Test
    void saysOfACaseThatJoinedLaterThatItWasNotDiscussed() {
        startWithCasesAudited();
        convene();
        discussAll();
        auditCases.dropOut(cases.get(1), CaseStatus.WITHDRAWN, "withdrawn");
        addReserve("CASE-0199");

        assertThat(panel.moderations(roundId)).hasSize(2);
        Moderation joined = panel.moderations(roundId).get(1);
        assertThat(joined.disposition()).isEqualTo(Disposition.NOT_DISCUSSED);
        assertThat(joined.reason()).isEqualTo("joined the sample after the panel");
    }

    @Test
    void numbersFindingsAndAsksForMoreAsLongAsThereAreMore() {
        startWithCasesAudited();
        convene();
        discussAll();
        recordFinding("In {cases} the voice of the child was not recorded.", true);
        assertThat(round).isWaitingAt(PanelProcess.Elements.RECORD_FINDING);
        recordFinding("In {cases} information came late.", false);

        assertThat(panel.findings(roundId)).extracting(Finding::reference).containsExactly("F1", "F2");
        assertThat(round).isWaitingAt("userTask_agreeAction");
    }

    @Test
    void refusesACountThatTheCasesDiscussedDoNotBear() {
        startWithCasesAudited();
        convene();
        discussAll();

        for (Map<String, Object> count : List.<Map<String, Object>>of(
                Map.of("casesCount", 1, "casesOf", 3), Map.of("casesCount", 2, "casesOf", 1),
                Map.of("casesCount", 1))) {
            Map<String, Object> answers = new HashMap<>(count);
            answers.put("kind", "LEARNING");
            answers.put("text", "Something.");
            assertThatThrownBy(() -> submit(CHAIR, task(PanelProcess.Elements.RECORD_FINDING, round), answers))
                    .isInstanceOf(FormRefusedException.class).hasMessageContaining("cases");
        }
        assertThat(panel.findings(roundId)).isEmpty();
    }

    @Test
    void agreesActionsAsLongAsThereAreMoreAndThenStartsTheReport() {
        startWithCasesAudited();
        convene();
        discussAll();
        recordFinding("In {cases} the voice of the child was not recorded.", false);
        agreeAction("Record the child's own words.", List.of("F1"), List.of("user:" + POLICE_AUDITOR), true);
        assertThat(round).isWaitingAt("userTask_agreeAction");
        agreeAction("Share minutes within five days.", List.of(), List.of("group:coordinators"), false);
        assertThat(reports.current(roundId)).isEmpty();
        runDueJobs();

        assertThat(round).isWaitingAt("userTask_writeUpReport");
        assertThat(actions.ofRound(roundId)).extracting(a -> a.reference())
                .containsExactly(reference + " A1", reference + " A2");
        assertThat(reports.current(roundId).orElseThrow().state()).isEqualTo(ReportState.DRAFT);
    }

    @Test
    void computesTheDraftAnewUntilSignOff() {
        startWithCasesAudited();
        toDraft();
        assertThat(text()).contains("discussed both cases").contains("In 1 of the 2 cases the voice of the child");

        auditCases.dropOut(cases.get(1), CaseStatus.WITHDRAWN, "withdrawn");

        CurrentReport draft = reports.current(roundId).orElseThrow();
        assertThat(text()).contains("discussed the one case");
        assertThat(draft.remarks()).anySatisfy(remark -> {
            assertThat(remark.blocking()).isTrue();
            assertThat(remark.about()).isEqualTo("F1");
        });
        assertThatThrownBy(() -> writeUp("x")).isInstanceOf(FormRefusedException.class)
                .hasMessageContaining("F1 counts 1 of 2 cases");
        panel.correct(roundId, 1, "In {cases} the voice of the child was not recorded.", 1, 1, "case withdrawn", COORDINATOR);
        writeUp("The panel thanks the families.");
        assertThat(round).isWaitingAt("userTask_checkDisclosure");
    }

    @Test
    void goesBackToWritingWhereDisclosureIsNotSafe() {
        startWithCasesAudited();
        toDraft();
        writeUp("The panel thanks the families.");
        checkDisclosure(false);

        assertThat(round).isWaitingAt("userTask_writeUpReport");
        assertThat(reports.changesWanted(roundId)).isPresent();
    }

    @Test
    void goesBackToWritingWhereTheChairWantsChanges() {
        startWithCasesAudited();
        toDraft();
        writeUp("The panel thanks the families.");
        checkDisclosure(true);
        assertThatThrownBy(() -> submit(CHAIR, task("userTask_signOffReport", round), Map.of("decision", "changes")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("changes: please answer");
        submit(CHAIR, task("userTask_signOffReport", round), Map.of("decision", "changes", "changes", "Shorter, please."));

        assertThat(round).isWaitingAt("userTask_writeUpReport");
        assertThat(reports.changesWanted(roundId)).contains("Shorter, please.");
        String again = task("userTask_writeUpReport", round).getId();
        assertThat(as(COORDINATOR, () -> engine.getFormService().getTaskFormVariables(again)))
                .containsEntry("auditFeedback", "Auditors found the tool too long.");
        writeUp("Thanks to the families.");
        checkDisclosure(true);
        signOff();
        assertThat(reports.versions(roundId)).extracting(ReportVersion::version, ReportVersion::state)
                .containsExactly(tuple(1, ReportState.DRAFT),
                        tuple(2, ReportState.DRAFT),
                        tuple(2, ReportState.SIGNED_OFF));
    }

    @Test
    void publishesWhatWasSignedOffAndHandsActionsToTheirOwners() {
        startWithCasesAudited();
        toPublication();

        CurrentReport published = reports.current(roundId).orElseThrow();
        assertThat(published.state()).isEqualTo(ReportState.PUBLISHED);
        assertThat(published.document().subtitles()).anyMatch(line -> line.contains("Published: 12 October 2026"));
        assertThat(text()).contains("The panel thanks the families.");
        assertThat(rounds.round(roundId).stage()).isEqualTo(Stage.PUBLISHED);
        assertThat(rounds.round(roundId).publishedOn()).isEqualTo(PANEL);
        assertThat(actions.ofRound(roundId)).extracting(a -> a.state()).containsExactly(ActionState.OPEN);
        assertThat(tasksOf("userTask_completeAction", round)).extracting(t -> t.getName())
                .containsExactly("Complete action – " + reference + " A1");
    }

    @Test
    void closesOpenWorkOnCasesAtSignOff() {
        startAtConfirmedSample();
        assertThat(tasksOf("userTask_seekAgreement", round)).hasSize(2);
        toDraft();
        writeUp("The panel thanks the families.");
        checkDisclosure(true);
        assertThat(tasksOf("userTask_seekAgreement", round)).hasSize(2);
        signOff();

        assertThat(tasksOf("userTask_seekAgreement", round)).isEmpty();
        runDueJobs();
        assertThat(rounds.round(roundId).stage()).isEqualTo(Stage.PUBLISHED);
        assertThat(cases).allSatisfy(id ->
                assertThat(agreements.find(id).orElseThrow().state()).isEqualTo(AgreementState.STILL_OPEN));
    }

    @Test
    void closesARoundWithoutActions() {
        startBefore("callActivity_followAction#multiInstanceBody");

        assertThat(actions.agreedIn(roundId)).isEmpty();
        assertThat(round).isEnded();
    }

    @Test
    void keepsAnswersOutOfTheEngine() {
        startWithCasesAudited();
        convene();
        submit(CHAIR, moderation(cases.get(0)), Map.of("disposition", "NOT_DISCUSSED", "reason", SECRET));
        submit(CHAIR, moderation(cases.get(1)), Map.of("disposition", "DISCUSSED", "differingViews", SECRET));
        submit(CHAIR, task(PanelProcess.Elements.RECORD_FINDING, round), Map.of("kind", "LEARNING", "text", SECRET));

        assertThat(history.createHistoricVariableInstanceQuery().list())
                .noneMatch(v -> String.valueOf(v.getValue()).contains("Zyxwv"));
        assertThat(history.createHistoricDetailQuery().variableUpdates().list().toString()).doesNotContain("Zyxwv");
    }

    private String text() {
        return reports.current(roundId).orElseThrow().document().sections().toString();
    }

    private void addReserve(String caseRef) {
        jdbc.sql("insert into audit_case (audit_round_id, draw_id, place, case_ref, status, replaces_id, sampled_at) "
                        + "select audit_round_id, draw_id, place, ?, 'AGREED', id, current_timestamp from audit_case "
                        + "where id = ?")
                .params(caseRef, cases.get(1)).update();
    }
}
