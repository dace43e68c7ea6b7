package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.RoundDecision;
import org.caseaudit.programme.Stage;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.CaseStatus;
import org.caseaudit.sampling.Draw;
import org.caseaudit.sampling.SampleDraws;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A round from plan to confirmed sample, with everything that can stand in its way. */
class AuditRoundSampleTest extends RoundTest {

    @Autowired
    private SampleDraws draws;

    @Test
    void leadsFromPlanToFamiliesAndPanel() {
        String need = register(6);
        ProcessInstance round = startRound(plan());
        AuditRound planned = roundOf(round);
        assertThat(planned.reference()).matches("2026-Q3-\\d+");
        assertThat(planned.plannedBy()).isEqualTo(COORDINATOR);
        assertThat(businessKey(round)).isEqualTo(planned.reference());
        assertThat(planned.processInstanceId()).isEqualTo(round.getId());

        Task selectTheme = task("userTask_selectTheme", round);
        assertThat(selectTheme.getName()).isEqualTo("Select theme – " + planned.reference());
        assertThat(selectTheme.getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 9, 14)));
        submit(QA_MEMBER, selectTheme, theme());
        submit(GROUP_MEMBER, task("userTask_agreeScope", round), scope(need, 2));
        assertThat(round).isWaitingAt("serviceTask_freezeFrame");
        runDueJobs();

        Task confirm = task("userTask_confirmSample", round);
        assertThat(confirm.getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 9, 10)));
        Draw draw = draws.current(planned.id()).orElseThrow();
        Map<String, Object> shown =
                as(GROUP_MEMBER, () -> engine.getFormService().getTaskFormVariables(confirm.getId()));
        assertThat(shown).containsEntry("frameHash", draw.frameHash()).containsEntry("seed", draw.seed())
                .containsEntry("frameSize", 6);
        submit(GROUP_MEMBER, confirm, Map.of("decision", "confirm"));

        assertThat(round).isWaitingAt("callActivity_auditCase", "userTask_convenePanel");
        assertThat(task("userTask_convenePanel", round).getDueDate()).isEqualTo(closeOf(PANEL));
        List<AuditCase> sample = cases.current(planned.id());
        assertThat(sample).extracting(AuditCase::label).containsExactly("Case 1", "Case 2");
        assertThat(called(round, "case-audit")).extracting(ProcessInstance::getBusinessKey)
                .containsExactlyInAnyOrderElementsOf(sample.stream().map(AuditCase::caseRef).toList());
        AuditRound confirmed = roundOf(round);
        assertThat(confirmed.stage()).isEqualTo(Stage.SAMPLE_CONFIRMED);
        assertThat(confirmed.agencies()).containsExactly("police", "hospital");
        assertThat(confirmed.members()).isEqualTo("Ruth Calder, the partnership");
        assertThat(confirmed.toolFormVersion()).isPositive();
        assertThat(confirmed.theme().title()).isEqualTo("Domestic abuse");
    }

    @Test
    void keepsNoAnswerInTheEngine() {
        ProcessInstance round = roundDrawn(register(3), 2);
        Set<String> kept = runtime.getVariables(round.getId()).keySet();
        assertThat(kept).containsExactlyInAnyOrder("auditRoundId", "panelAt", "seedThrown");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(round.getId()).list())
                .extracting(v -> v.getName()).isSubsetOf("auditRoundId", "panelAt", "seedThrown", "reference");
    }

    @Test
    void auditsFewerWhereTheFrameIsTooSmall() {
        ProcessInstance round = roundDrawn(register(2), 3);
        AuditRound small = roundOf(round);
        assertThat(small.casesMatching()).isEqualTo(2);
        assertThat(draws.current(small.id())).isEmpty();
        Task decide = task("userTask_decideOnSmallFrame", round);
        assertThat(as(GROUP_MEMBER, () -> engine.getFormService().getTaskFormVariables(decide.getId())))
                .containsEntry("casesMatching", 2).containsEntry("casesDrawable", 2).containsEntry("casesWanted", 3);

        submit(GROUP_MEMBER, decide, Map.of("decision", "fewer", "reason", "Two will do"));
        runDueJobs();

        assertThat(round).isWaitingAt("userTask_confirmSample");
        assertThat(roundOf(round).sampleSize()).isEqualTo(2);
        assertThat(cases.sampled(small.id())).hasSize(2);
        assertThat(rounds.decisions(small.id())).extracting(RoundDecision::kind, RoundDecision::decision,
                RoundDecision::decidedBy).containsExactly(
                        org.assertj.core.groups.Tuple.tuple(RoundDecision.Kind.SMALL_FRAME, "fewer", GROUP_MEMBER));
    }

    @Test
    void widensTheScopeWhereTheFrameIsTooSmall() {
        String need = register(2);
        ProcessInstance round = roundDrawn(need, 3);
        submit(GROUP_MEMBER, task("userTask_decideOnSmallFrame", round),
                Map.of("decision", "widen", "reason", "Other needs as well"));
        Task agree = task("userTask_agreeScope", round);
        assertThat(as(GROUP_MEMBER, () -> engine.getFormService().getTaskFormVariables(agree.getId())))
                .containsEntry("needCode", need).containsEntry("sampleSize", 3)
                .containsEntry("members", "Ruth Calder, the partnership").containsEntry("training", "Half a day on the tool");
        register(4);
        submit(GROUP_MEMBER, agree, scope("OTHER", 3));
        runDueJobs();
        assertThat(round).isWaitingAt("userTask_confirmSample");
    }

    @Test
    void abandonsARoundWhoseFrameIsTooSmall() {
        ProcessInstance round = roundDrawn(register(1), 2);
        AuditRound small = roundOf(round);
        submit(GROUP_MEMBER, task("userTask_decideOnSmallFrame", round),
                Map.of("decision", "abandon", "reason", "Too few to learn from"));
        assertThat(round).isEnded().hasPassed("endEvent_roundAbandoned");
        assertThat(rounds.round(small.id()).stage()).isEqualTo(Stage.ABANDONED);
    }

    @Test
    void refusesToAuditFewerWhereThereIsNone() {
        register(2);
        String need = register(1);
        ProcessInstance round = startRound(plan());
        submit(QA_MEMBER, task("userTask_selectTheme", round), theme());
        Map<String, Object> scope = scope(need, 1);
        scope.put("ageFrom", 17);
        submit(GROUP_MEMBER, task("userTask_agreeScope", round), scope);
        runDueJobs();
        Task decide = task("userTask_decideOnSmallFrame", round);
        assertThatThrownBy(() -> submit(GROUP_MEMBER, decide, Map.of("decision", "fewer", "reason", "x")))
                .isInstanceOf(FormRefusedException.class).hasMessageStartingWith("decision:");
        assertThat(round).isWaitingAt("userTask_decideOnSmallFrame");
    }

    @Test
    void letsTheNextReserveTakeThePlaceOfAnExcludedCase() {
        ProcessInstance round = roundDrawn(register(4), 2);
        Long roundId = roundOf(round).id();
        AuditCase excluded = cases.current(roundId).get(0);
        submit(GROUP_MEMBER, task("userTask_confirmSample", round), Map.of("decision", "exclude",
                "excludedCase", excluded.id().toString(), "reason", "Subject of a criminal trial"));
        assertThat(round).isWaitingAt("userTask_confirmSample");

        AuditCase successor = cases.current(roundId).get(0);
        assertThat(successor.label()).isEqualTo("Case 1");
        assertThat(successor.replaces()).isEqualTo(excluded.id());
        assertThat(successor.caseRef()).isNotEqualTo(excluded.caseRef());
        AuditCase left = cases.find(excluded.id());
        assertThat(left.status()).isEqualTo(CaseStatus.EXCLUDED);
        assertThat(left.reason()).isEqualTo("Subject of a criminal trial");
        assertThat(cases.inRound(roundId)).hasSize(3);
    }

    @Test
    void asksTheGroupWhereNoReserveIsLeftForAnExcludedCase() {
        ProcessInstance round = roundDrawn(register(2), 2);
        Long roundId = roundOf(round).id();
        AuditCase excluded = cases.current(roundId).get(1);
        submit(GROUP_MEMBER, task("userTask_confirmSample", round), Map.of("decision", "exclude",
                "excludedCase", excluded.id().toString(), "reason", "Known to a panel member"));
        assertThat(round).isWaitingAt("userTask_decideOnSmallFrame");
        assertThat(roundOf(round).casesDrawable()).isEqualTo(1);

        submit(GROUP_MEMBER, task("userTask_decideOnSmallFrame", round),
                Map.of("decision", "fewer", "reason", "One will do"));
        runDueJobs();
        assertThat(cases.current(roundId)).extracting(AuditCase::caseRef).doesNotContain(excluded.caseRef()).hasSize(1);
        assertThat(draws.all(roundId)).extracting(Draw::superseded).containsExactly(true, false);
        assertThat(cases.find(excluded.id()).status()).isEqualTo(CaseStatus.EXCLUDED);
    }

    @Test
    void refusesAPlanThatCannotBe() {
        long before = rounds.all().size();
        refusesPlan("panelOn", "2026-09-07", "panelOn");
        refusesPlan("panelOn", "2027-02-31", "panelOn");
        refusesPlan("mode", "BY_POST", "mode");
        refusesPlan("title", "x".repeat(121), "title");
        refusesPlan("title", null, "title");
        assertThat(rounds.all()).hasSize((int) before);
    }

    private void refusesPlan(String field, Object value, String named) {
        Map<String, Object> plan = plan();
        plan.put(field, value);
        assertThatThrownBy(() -> startRound(plan)).isInstanceOf(FormRefusedException.class)
                .hasMessageContaining(named + ":");
    }

    @Test
    void refusesAThemeWithoutAName() {
        ProcessInstance round = startRound(plan());
        Map<String, Object> theme = theme();
        theme.put("theme", "OTHER");
        assertThatThrownBy(() -> submit(QA_MEMBER, task("userTask_selectTheme", round), theme))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("themeTitle:");
        theme.put("themeTitle", "Private fostering");
        submit(QA_MEMBER, task("userTask_selectTheme", round), theme);
        assertThat(roundOf(round).theme().title()).isEqualTo("Private fostering");
    }

    @Test
    void refusesAScopeThatCannotBe() {
        String need = register(2);
        ProcessInstance round = startRound(plan());
        submit(QA_MEMBER, task("userTask_selectTheme", round), theme());
        Task agree = task("userTask_agreeScope", round);
        refusesScope(agree, need, "returnsDueOn", PANEL.plusDays(1).toString(), "is after the panel");
        refusesScope(agree, need, "returnsDueOn", LocalDate.of(2026, 9, 4).toString(), "is in the past");
        refusesScope(agree, need, "sampleSize", 201, "at most 200");
        refusesScope(agree, need, "agencies", List.of("fire-brigade"), "none of the choices");
        refusesScope(agree, need, "agencies", List.of(), "agencies");
        refusesScope(agree, need, "toolFormId", "tool-unknown", "none of the choices");
        refusesScope(agree, need, "ageFrom", 26, "at most 25");
        refusesScope(agree, need, "members", " ", "please answer “Who agreed”");
        assertThat(roundOf(round).stage()).isEqualTo(Stage.THEME_SELECTED);
    }

    private void refusesScope(Task agree, String need, String field, Object value, String reason) {
        Map<String, Object> scope = scope(need, 2);
        scope.put(field, value);
        assertThatThrownBy(() -> submit(GROUP_MEMBER, agree, scope)).isInstanceOf(FormRefusedException.class)
                .hasMessageContaining(field).hasMessageContaining(reason);
    }

    private String businessKey(ProcessInstance instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).singleResult().getBusinessKey();
    }
}
