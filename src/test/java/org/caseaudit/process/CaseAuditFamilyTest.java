package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.consent.Agreement;
import org.caseaudit.consent.AgreementState;
import org.caseaudit.consent.Agreements;
import org.caseaudit.consent.Answer;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.InterviewState;
import org.caseaudit.consent.Interviews;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.programme.RoundDecision;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.CaseStatus;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A family is asked, answers or not, is heard or not, and may withdraw. */
class CaseAuditFamilyTest extends RoundTest {

    @Autowired
    private Agreements agreements;
    @Autowired
    private Interviews interviews;
    @LocalServerPort
    private int port;

    @Test
    void auditsAndHearsAFamilyThatAgrees() {
        ProcessInstance round = roundConfirmed(2, 1);
        ProcessInstance caseAudit = caseAudit(round);
        AuditCase auditCase = onlyCase(round);
        Task seek = task("userTask_seekAgreement", caseAudit);
        assertThat(seek.getName()).isEqualTo("Seek agreement – " + auditCase.caseRef());
        assertThat(seek.getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 9, 14)));
        Map<String, Object> answer = answer("AGREED");
        answer.put("parentMethod", "WRITTEN");
        answer.put("childOutcome", "NOT_ASKED");
        answer.put("childReason", "Two years old");
        submit(PARTICIPATION_MANAGER, seek, answer);

        assertThat(cases.find(auditCase.id()).status()).isEqualTo(CaseStatus.AGREED);
        assertThat(called(caseAudit, "agency-return")).hasSize(2);
        assertThat(called(caseAudit, "chase")).isEmpty();
        assertThat(agreements.find(auditCase.id()).orElseThrow().answers()).containsExactly(
                new Answer(Answer.Person.PARENT, Answer.Outcome.AGREED, Answer.Method.WRITTEN, TODAY, "petra", null),
                new Answer(Answer.Person.CHILD, Answer.Outcome.NOT_ASKED, null, TODAY, "petra", "Two years old"));

        Task hear = task("userTask_holdFeedbackInterview", caseAudit);
        assertThat(hear.getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 10, 12)));
        submit(PARTICIPATION_MANAGER, hear, Map.of("parentHeld", "yes", "parentHeldOn", "2026-09-07",
                "parentViews", "They listened.", "childHeld", "no", "childReason", "Too young"));
        Interview interview = interviews.find(auditCase.id()).orElseThrow();
        assertThat(interview.state()).isEqualTo(InterviewState.HEARD);
        assertThat(interview.parent().views()).isEqualTo("They listened.");
        assertThat(interview.child().reason()).isEqualTo("Too young");
        assertThat(caseAudit).isWaitingAt("callActivity_agencyReturn");
    }

    @Test
    void letsTheNextReserveTakeThePlaceOfAFamilyThatDeclines() {
        ProcessInstance round = roundConfirmed(2, 1);
        ProcessInstance caseAudit = caseAudit(round);
        AuditCase declined = onlyCase(round);
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", caseAudit), answer("REFUSED"));

        AuditCase promoted = onlyCase(round);
        assertThat(promoted.label()).isEqualTo("Case 1");
        assertThat(promoted.replaces()).isEqualTo(declined.id());
        assertThat(cases.find(declined.id()).status()).isEqualTo(CaseStatus.REFUSED);
        Task seek = task("userTask_seekAgreement", caseAudit);
        assertThat(seek.getName()).isEqualTo("Seek agreement – " + promoted.caseRef());
        assertThat(caseAudit(round).getBusinessKey()).isEqualTo(promoted.caseRef());
        assertThat(agreements.inRound(promoted.roundId())).extracting(Agreement::state)
                .containsExactly(AgreementState.REFUSED, AgreementState.AWAITED);
    }

    @Test
    void takesAChildsNoForANo() {
        ProcessInstance round = roundConfirmed(2, 1);
        AuditCase declined = onlyCase(round);
        Map<String, Object> answer = answer("AGREED");
        answer.put("parentMethod", "VERBAL");
        answer.put("childOutcome", "REFUSED");
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", caseAudit(round)), answer);
        assertThat(cases.find(declined.id()).status()).isEqualTo(CaseStatus.REFUSED);
    }

    @Test
    void wantsBothParentsWhereBothAreNeeded() {
        ProcessInstance round = roundConfirmed(2, 1);
        ProcessInstance caseAudit = caseAudit(round);
        AuditCase both = onlyCase(round);
        Map<String, Object> answer = answer("AGREED");
        answer.putAll(Map.of("parentMethod", "WRITTEN", "secondParentNeeded", true,
                "secondParentOutcome", "NOT_REACHED", "secondParentAskedOn", "2026-09-04",
                "secondParentAskedBy", "The school", "childOutcome", "AGREED", "childMethod", "VERBAL"));
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", caseAudit), answer);
        assertThat(cases.find(both.id()).status()).isEqualTo(CaseStatus.SAMPLED);

        Task again = task("userTask_seekAgreement", caseAudit);
        Map<String, Object> shown = as(PARTICIPATION_MANAGER, () -> engine.getFormService().getTaskFormVariables(again.getId()));
        assertThat(shown).containsEntry("parentOutcome", "AGREED").containsEntry("secondParentNeeded", true)
                .containsEntry("childMethod", "VERBAL").doesNotContainKey("secondParentOutcome");
        assertThat(shown.get("attempts").toString()).contains(
                "- 4 September 2026: the second parent or carer, could not be reached, asked by The school");
        answer.putAll(Map.of("secondParentOutcome", "AGREED", "secondParentMethod", "VERBAL",
                "secondParentAskedOn", "2026-09-07"));
        submit(PARTICIPATION_MANAGER, again, answer);

        assertThat(cases.find(both.id()).status()).isEqualTo(CaseStatus.AGREED);
        assertThat(agreements.find(both.id()).orElseThrow().answers())
                .extracting(Answer::person, Answer::outcome, Answer::method)
                .containsExactly(tuple(Answer.Person.PARENT, Answer.Outcome.AGREED, Answer.Method.WRITTEN),
                        tuple(Answer.Person.SECOND_PARENT, Answer.Outcome.NOT_REACHED, null),
                        tuple(Answer.Person.CHILD, Answer.Outcome.AGREED, Answer.Method.VERBAL),
                        tuple(Answer.Person.SECOND_PARENT, Answer.Outcome.AGREED, Answer.Method.VERBAL));
    }

    @ParameterizedTest
    @CsvSource({"AGREED,REFUSED,,REFUSED", "AGREED,UNSAFE_TO_ASK,,UNSAFE_TO_ASK", "AGREED,,UNSAFE_TO_ASK,UNSAFE_TO_ASK",
        "AGREED,,NOT_REACHED,AGREED", "AGREED,AGREED,NOT_ASKED,AGREED", "NOT_REACHED,AGREED,REFUSED,REFUSED",
        "UNSAFE_TO_ASK,REFUSED,,REFUSED"})
    void oneNoIsANoAndUnsafeForOneIsUnsafeForAll(
            String parent, String second, String child, CaseStatus expected) {
        ProcessInstance round = roundConfirmed(2, 1);
        AuditCase asked = onlyCase(round);
        Map<String, Object> answer = answer(parent);
        answer.put("parentMethod", "VERBAL");
        if (second != null) {
            answer.putAll(Map.of("secondParentNeeded", true, "secondParentOutcome", second, "secondParentMethod", "VERBAL"));
        }
        answer.put("childOutcome", child);
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", caseAudit(round)), answer);
        assertThat(cases.find(asked.id()).status()).isEqualTo(expected);
        assertThat(onlyCase(round).isPromoted()).as("the next reserve, at once").isEqualTo(!expected.isCurrent());
    }

    @Test
    void letsAParentSpeakToTheBoard() {
        ProcessInstance round = roundConfirmed(1, 1);
        ProcessInstance caseAudit = agreed(round);
        submit(PARTICIPATION_MANAGER, task("userTask_holdFeedbackInterview", caseAudit),
                Map.of("parentHeld", "yes", "parentHeldOn", "2026-09-07", "parentViews", "Views", "speaksToBoard", "yes",
                        "childHeld", "no", "childReason", "Reason"));
        AuditCase heard = onlyCase(round);
        Task arrange = owed(heard, "userTask_arrangeBoardMeeting");
        assertThat(arrange.getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 9, 14)));
        assertThat(owed(heard, "userTask_thankFamily")).isNull();
        assertThatThrownBy(() -> submit(CHAIR, arrange, Map.of("decision", "meets")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("meetsOn:");
        submit(CHAIR, arrange, Map.of("decision", "meets", "meetsOn", "2026-10-30", "arrangement", "At the town hall"));
        Task thank = owed(heard, "userTask_thankFamily");
        assertThat(as(PARTICIPATION_MANAGER, () -> engine.getFormService().getTaskFormVariables(thank.getId()))
                .get("boardMeeting").toString()).contains("30 October 2026");
        submit(PARTICIPATION_MANAGER, thank, Map.of("decision", "sent", "thankedOn", "2026-09-07"));

        Interview interview = interviews.find(heard.id()).orElseThrow();
        assertThat(interview.boardWish()).isEqualTo(
                new Interview.BoardWish(LocalDate.of(2026, 10, 30), "At the town hall"));
        assertThat(interview.thanks()).isEqualTo(new Interview.Thanks(TODAY, null));
        assertThat(caseAudit).isWaitingAt("callActivity_agencyReturn");
    }

    @Test
    void movesInterviewAndContingencyWithTheDayOfThePanel() {
        ProcessInstance round = roundConfirmed(1, 1);
        ProcessInstance caseAudit = agreed(round);
        submit(COORDINATOR, task("userTask_convenePanel", round), Map.of("panelOn", "2026-11-09"));

        assertThat(timerDue("boundaryEvent_contingencyReached", caseAudit))
                .isEqualTo(Instant.parse("2026-10-26T17:00:00Z"));
        assertThat(task("userTask_holdFeedbackInterview", caseAudit).getDueDate())
                .isEqualTo(closeOf(LocalDate.of(2026, 11, 2)));
        assertThat(interviews.find(onlyCase(round).id()).orElseThrow())
                .extracting(Interview::dueOn, Interview::contingencyOn)
                .containsExactly(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 10, 26));
        assertThat(runtime.getVariable(caseAudit.getId(), "contingencyAt"))
                .isEqualTo(closeOf(LocalDate.of(2026, 10, 26)));
    }

    @Test
    void bringsTheContingencyForwardWithThePanel() {
        ProcessInstance round = roundConfirmed(1, 1);
        ProcessInstance caseAudit = agreed(round);
        submit(COORDINATOR, task("userTask_convenePanel", round), Map.of("panelOn", "2026-09-11"));
        assertThat(timerDue("boundaryEvent_contingencyReached", caseAudit))
                .as("today, while something can still be done").isEqualTo(Instant.parse("2026-09-07T16:00:00Z"));
    }

    @Test
    void doesNotAskWhereAskingIsUnsafe() {
        ProcessInstance round = roundConfirmed(2, 1);
        AuditCase unsafe = onlyCase(round);
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", caseAudit(round)), answer("UNSAFE_TO_ASK"));
        assertThat(cases.find(unsafe.id()).status()).isEqualTo(CaseStatus.UNSAFE_TO_ASK);
        assertThat(onlyCase(round).isPromoted()).isTrue();
    }

    @Test
    void asksTwiceBeforeAReserveTakesThePlace() {
        ProcessInstance round = roundConfirmed(2, 1);
        ProcessInstance caseAudit = caseAudit(round);
        AuditCase silent = onlyCase(round);
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", caseAudit), answer("NOT_REACHED"));
        assertThat(onlyCase(round).id()).isEqualTo(silent.id());

        clockAt(LocalDate.of(2026, 9, 9), LocalTime.NOON);
        Task again = task("userTask_seekAgreement", caseAudit);
        assertThat(as(PARTICIPATION_MANAGER, () -> engine.getFormService().getTaskFormVariables(again.getId())))
                .containsEntry("askedBefore", 1);
        submit(PARTICIPATION_MANAGER, again, answer("NOT_REACHED"));
        assertThat(cases.find(silent.id()).status()).isEqualTo(CaseStatus.NOT_REACHED);
        assertThat(onlyCase(round).isPromoted()).isTrue();
    }

    @Test
    void leavesThePlaceEmptyWhereNoReserveIsLeft() {
        ProcessInstance round = roundConfirmed(1, 1);
        ProcessInstance caseAudit = caseAudit(round);
        AuditCase declined = onlyCase(round);
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", caseAudit), answer("REFUSED"));
        Task accept = task("userTask_acceptSmallerSample", caseAudit);
        assertThat(as(GROUP_MEMBER, () -> engine.getFormService().getTaskFormVariables(accept.getId())))
                .containsEntry("caseReference", declined.caseRef()).containsEntry("casesLeft", 0)
                .containsEntry("whyDropped", "the family declined");
        submit(GROUP_MEMBER, accept, Map.of("reason", "We go on without"));
        assertThat(caseAudit).isEnded().hasPassed("endEvent_placeEmpty");
        assertThat(rounds.decisions(declined.roundId())).extracting(RoundDecision::kind)
                .containsExactly(RoundDecision.Kind.SMALLER_SAMPLE);
    }

    @Test
    void chasesTheParticipationTeamAndLetsTheCoordinatorGiveUp() {
        ProcessInstance round = roundConfirmed(2, 1);
        ProcessInstance caseAudit = caseAudit(round);
        AuditCase silent = onlyCase(round);
        runDueJobs();
        assertThat(timerDue("timerEvent_nextStep", caseAudit)).isEqualTo(
                LocalDate.of(2026, 9, 10).atTime(7, 0).atZone(LONDON).toInstant());
        letDaysBegin(LocalDate.of(2026, 9, 10), LocalDate.of(2026, 9, 14), LocalDate.of(2026, 9, 16));

        Task decide = task("userTask_decideHowToAsk", caseAudit);
        assertThat(decide.getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 9, 18)));
        submit(COORDINATOR, decide, Map.of("decision", "askOn", "reason", "Through the school"));
        Task seek = task("userTask_seekAgreement", caseAudit);
        assertThat(tasksOf("userTask_decideHowToAsk", caseAudit)).isEmpty();
        submit(PARTICIPATION_MANAGER, seek, answer("NOT_REACHED"));
        runDueJobs();
        letDaysBegin(LocalDate.of(2026, 9, 21), LocalDate.of(2026, 9, 23), LocalDate.of(2026, 9, 25));
        submit(COORDINATOR, task("userTask_decideHowToAsk", caseAudit),
                Map.of("decision", "giveUp", "reason", "Moved away"));

        assertThat(cases.find(silent.id()).status()).isEqualTo(CaseStatus.NOT_REACHED);
        assertThat(onlyCase(round).isPromoted()).isTrue();
        assertThat(called(caseAudit, "chase")).hasSize(1);
    }

    @Test
    void leavesTheQuestionOpenOnceThePolicyHasNoMoreToSay() {
        ProcessInstance caseAudit = caseAudit(roundConfirmed(1, 1));
        runDueJobs();

        chaseToItsEnd(caseAudit);

        assertThat(passed("endEvent_askingChaseOver", caseAudit)).isTrue();
        assertThat(tasksOf("userTask_seekAgreement", caseAudit)).hasSize(1);
    }

    @Test
    void warnsCoordinatorAndChairAtTheContingencyDeadline() throws Exception {
        ProcessInstance round = roundConfirmed(1, 1);
        ProcessInstance caseAudit = agreed(round);
        assertThat(timerDue("boundaryEvent_contingencyReached", caseAudit))
                .isEqualTo(Instant.parse("2026-10-05T16:00:00Z"));
        runDueJobs();
        MAIL.purgeEmailFromAllMailboxes();
        clockAt(LocalDate.of(2026, 10, 5), LocalTime.of(17, 0));
        fire("boundaryEvent_contingencyReached", caseAudit);
        fire("serviceTask_warnOfContingency", caseAudit);
        openTheWorkingDay();
        assertThat(recipients()).contains("carla@example.org", "chris@example.org");

        Task agree = task("userTask_agreeContingency", caseAudit);
        assertThat(agree.getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 10, 6)));
        submit(CHAIR, agree, Map.of("decision", "goesAhead", "arrangement", "By telephone"));
        submit(PARTICIPATION_MANAGER, task("userTask_holdFeedbackInterview", caseAudit),
                Map.of("parentHeld", "yes", "parentHeldOn", "2026-10-05", "parentViews", "We were told late.",
                        "childHeld", "no", "childReason", "Did not want to"));
        Interview interview = interviews.find(onlyCase(round).id()).orElseThrow();
        assertThat(interview.state()).isEqualTo(InterviewState.HEARD);
        assertThat(interview.arrangement()).isEqualTo("By telephone");
    }

    @Test
    void isAuditedOnceEveryAgencyHasAnsweredAndTheFamilyIsHeard() {
        ProcessInstance round = roundConfirmed(1, 1);
        ProcessInstance caseAudit = agreed(round);
        AuditCase audited = onlyCase(round);
        submit(PARTICIPATION_MANAGER, task("userTask_holdFeedbackInterview", caseAudit),
                Map.of("parentHeld", "no", "parentReason", "Did not want to",
                        "childHeld", "no", "childReason", "Did not want to"));
        for (Task ask : tasksOf("userTask_completeReturn", caseAudit)) {
            tasks.complete(ask.getId(), Map.of("outcome", "NOT_KNOWN"));
        }
        List<Task> checks = tasksOf("userTask_checkReturn", caseAudit);
        assertThat(checks).hasSize(2);
        checks.forEach(check -> submit(COORDINATOR, check, Map.of("decision", "accept")));
        assertThat(passed("endEvent_caseAudited", caseAudit)).as("while the family is still to be thanked").isTrue();
        Task thank = owed(audited, "userTask_thankFamily");
        assertThat(thank.getName()).isEqualTo("Thank family – " + audited.caseRef());
        assertThat(thank.getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 9, 14)));
        assertThatThrownBy(() -> submit(PARTICIPATION_MANAGER, thank,
                Map.of("decision", "sent", "thankedOn", "2026-09-08")))
                .isInstanceOf(FormRefusedException.class).hasMessage("thankedOn: is in the future");
        submit(PARTICIPATION_MANAGER, thank, Map.of("decision", "notSent", "reason", "Asked for no more letters"));
        assertThat(interviews.find(audited.id()).orElseThrow().thanks().reason()).isEqualTo("Asked for no more letters");
    }

    @Test
    void recordsWhyAFamilyIsNotHeard() {
        ProcessInstance round = roundConfirmed(1, 1);
        ProcessInstance caseAudit = agreed(round);
        clockAt(LocalDate.of(2026, 10, 5), LocalTime.of(17, 0));
        fire("boundaryEvent_contingencyReached", caseAudit);
        fire("serviceTask_warnOfContingency", caseAudit);
        Task agree = task("userTask_agreeContingency", caseAudit);
        assertThatThrownBy(() -> submit(COORDINATOR, agree, Map.of("decision", "notHeard")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("reason:");
        submit(COORDINATOR, agree, Map.of("decision", "notHeard", "reason", "Family abroad until December"));
        assertThat(tasksOf("userTask_holdFeedbackInterview", caseAudit)).isEmpty();
        Interview interview = interviews.find(onlyCase(round).id()).orElseThrow();
        assertThat(interview.state()).isEqualTo(InterviewState.NOT_HEARD);
        assertThat(interview.notHeardReason()).isEqualTo("Family abroad until December");
    }

    @Test
    void makesADeadlineThatHasPassedToday() {
        Map<String, Object> plan = plan();
        plan.put("panelOn", "2026-09-15");
        String need = register(1);
        ProcessInstance round = startRound(plan);
        submit(QA_MEMBER, task("userTask_selectTheme", round), theme());
        Map<String, Object> scope = scope(need, 1);
        scope.put("returnsDueOn", "2026-09-14");
        submit(GROUP_MEMBER, task("userTask_agreeScope", round), scope);
        runDueJobs();
        submit(GROUP_MEMBER, task("userTask_confirmSample", round), Map.of("decision", "confirm"));
        ProcessInstance caseAudit = agreed(round);
        assertThat(timerDue("boundaryEvent_contingencyReached", caseAudit))
                .isEqualTo(Instant.parse("2026-09-07T16:00:00Z"));
        assertThat(task("userTask_holdFeedbackInterview", caseAudit).getDueDate()).isEqualTo(closeOf(LocalDate.of(2026, 9, 8)));
    }

    @Test
    void stopsOpenWorkWhenAFamilyWithdraws() {
        ProcessInstance round = roundConfirmed(2, 1);
        ProcessInstance caseAudit = agreed(round);
        AuditCase auditCase = onlyCase(round);
        submit(PARTICIPATION_MANAGER, task("userTask_holdFeedbackInterview", caseAudit),
                Map.of("parentHeld", "yes", "parentHeldOn", "2026-09-07", "parentViews", "Views",
                        "childHeld", "no", "childReason", "Reason"));
        Browser petra = Browser.withBasic(port, PARTICIPATION_MANAGER, TestPeople.PASSWORD);
        Browser grace = Browser.withBasic(port, GROUP_MEMBER, TestPeople.PASSWORD);
        String path = "/cases/" + auditCase.caseRef() + "/withdrawal";
        assertThat(grace.send("POST", path, null).statusCode()).isEqualTo(403);
        assertThat(petra.send("POST", "/cases/CASE-NONE/withdrawal", null).statusCode()).isEqualTo(404);
        assertThat(petra.send("POST", path, null).statusCode()).isEqualTo(204);

        assertThat(caseAudit).isEnded().hasPassed("endEvent_caseWithdrawn");
        assertThat(cases.find(auditCase.id()).status()).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(agreements.find(auditCase.id()).orElseThrow().state()).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(interviews.find(auditCase.id()).orElseThrow().parent()).isNull();
        assertThat(tasks.createTaskQuery().processInstanceBusinessKeyLike(auditCase.caseRef() + "%").list()).isEmpty();
        assertThat(petra.send("POST", path, null).statusCode()).as("a second time").isEqualTo(404);
    }

    @Test
    void refusesAnswersThatCannotBe() {
        ProcessInstance round = roundConfirmed(1, 1);
        Task seek = task("userTask_seekAgreement", caseAudit(round));
        Map<String, Object> tomorrow = answer("REFUSED");
        tomorrow.put("askedOn", "2026-09-08");
        assertThatThrownBy(() -> submit(PARTICIPATION_MANAGER, seek, tomorrow))
                .isInstanceOf(FormRefusedException.class).hasMessage("askedOn: is in the future");
        assertThatThrownBy(() -> submit(PARTICIPATION_MANAGER, seek, answer("AGREED")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("parentMethod:");
        assertThat(onlyCase(round).status()).isEqualTo(CaseStatus.SAMPLED);
    }

    private ProcessInstance agreed(ProcessInstance round) {
        ProcessInstance caseAudit = caseAudit(round);
        Map<String, Object> answer = answer("AGREED");
        answer.put("parentMethod", "VERBAL");
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", caseAudit), answer);
        return caseAudit;
    }

    private Map<String, Object> answer(String parent) {
        return new HashMap<>(Map.of("parentOutcome", parent, "askedOn", TODAY.toString(), "askedBy", "petra"));
    }

    private ProcessInstance caseAudit(ProcessInstance round) {
        List<ProcessInstance> audits = called(round, "case-audit");
        assertThat(audits).hasSize(1);
        return audits.get(0);
    }

    private AuditCase onlyCase(ProcessInstance round) {
        List<AuditCase> current = cases.current(roundOf(round).id());
        assertThat(current).hasSize(1);
        return current.get(0);
    }

    private void fire(String element, ProcessInstance instance) {
        management.executeJob(management.createJobQuery().processInstanceId(instance.getId()).activityId(element)
                .singleResult().getId());
    }

    private void letDaysBegin(LocalDate... days) {
        for (LocalDate day : days) {
            clockAt(nineOn(day));
            runDueJobs();
        }
    }

    private static Instant nineOn(LocalDate day) {
        return day.atTime(9, 0).atZone(LONDON).toInstant();
    }

    private static List<String> recipients() throws Exception {
        return Arrays.stream(MAIL.getReceivedMessages()).map(m -> {
            try {
                return m.getAllRecipients()[0].toString().replaceAll(".*<|>", "");
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }
}
