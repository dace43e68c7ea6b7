package org.caseaudit.actions.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.caseaudit.actions.ActionEvent;
import org.caseaudit.actions.ActionState;
import org.caseaudit.actions.Actions;
import org.caseaudit.actions.NewAction;
import org.caseaudit.actions.process.ActionFollowUpProcess.Elements;
import org.caseaudit.actions.process.ActionFollowUpProcess.Variables;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.panel.process.PanelRound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ActionFollowUpTest extends PanelRound {

    /** A Thursday, nine working days from {@link #TODAY}. */
    private static final LocalDate DUE = LocalDate.of(2026, 9, 17);

    @Autowired
    private Actions actions;

    private long id;
    private ProcessInstance followUp;

    @Test
    void handsAnActionToAllLeadAuditorsOfTheRound() {
        follow("lead-auditors");

        Task task = task(Elements.COMPLETE_ACTION, followUp);
        assertThat(task.getName()).isEqualTo("Complete action – " + reference + " A1");
        assertThat(task.getDueDate().toInstant()).isEqualTo(closeOf(DUE));
        assertThat(candidates(task)).containsExactlyInAnyOrder(Groups.agency(POLICE), Groups.agency(HEALTH));
        assertThat(mayWorkOn(HEALTH_AUDITOR)).isTrue();
        assertThat(mayWorkOn(QA_MEMBER)).isFalse();
    }

    @Test
    void handsAnActionToPeopleAndGroupsTogether() {
        follow("user:" + HEALTH_AUDITOR, "group:" + Groups.COORDINATORS);

        assertThat(candidates(task(Elements.COMPLETE_ACTION, followUp)))
                .containsExactlyInAnyOrder(HEALTH_AUDITOR, Groups.COORDINATORS);
    }

    @Test
    void handsAnActionToOnePersonAlone() {
        follow("user:" + HEALTH_AUDITOR);

        assertThat(candidates(task(Elements.COMPLETE_ACTION, followUp))).containsExactly(HEALTH_AUDITOR);
        assertThat(mayWorkOn(POLICE_AUDITOR)).isFalse();
    }

    @Test
    void asksItsOwnersAtOnceAndNoMoreOnceItIsDone() throws Exception {
        // What the round has to say for itself goes out first.
        runDueJobs();
        follow("user:" + HEALTH_AUDITOR);
        String owner = HEALTH_AUDITOR + "@example.org";
        int before = MAIL.getReceivedMessagesForDomain(owner).length;
        int beforeToAll = MAIL.getReceivedMessages().length;
        runDueJobs();
        assertThat(MAIL.getReceivedMessagesForDomain(owner)).hasSize(before + 1);
        assertThat(MAIL.getReceivedMessages()).hasSize(beforeToAll + 1);

        complete(HEALTH_AUDITOR);

        clockAt(DUE.plusDays(30), LocalTime.of(10, 0));
        runDueJobs();
        assertThat(MAIL.getReceivedMessagesForDomain(owner)).hasSize(before + 1);
    }

    @Test
    void asksItsOwnersHoweverManyTheyAre() throws Exception {
        runDueJobs();
        List<String> owners = Stream.concat(
                Stream.of(HEALTH, POLICE).flatMap(code -> Stream.of(Groups.agency(code), Groups.managers(code))),
                Stream.of(Groups.COORDINATORS, Groups.QA, Groups.AUDIT_GROUP, Groups.PARTICIPATION, Groups.PANEL_CHAIR,
                        Groups.SAFEGUARDING_LEADS, Groups.LEARNING)).map(group -> "group:" + group).toList();
        follow(Stream.concat(owners.stream(), Stream.of("user:" + HEALTH_AUDITOR, "user:" + POLICE_AUDITOR))
                .toArray(String[]::new));
        String owner = HEALTH_AUDITOR + "@example.org";
        int before = MAIL.getReceivedMessagesForDomain(owner).length;

        runDueJobs();

        MimeMessage[] received = MAIL.getReceivedMessagesForDomain(owner);
        assertThat(received).hasSize(before + 1);
        assertThat((String) ((Multipart) received[before].getContent()).getBodyPart(0).getContent())
                .contains("Panel Health and 12 more");
    }

    @Test
    void closesOnceSomebodyElseHasVerifiedItAndItHasWorked() {
        follow("user:" + HEALTH_AUDITOR);
        complete(HEALTH_AUDITOR);
        assertThat(actions.action(id).state()).isEqualTo(ActionState.DONE);
        // A Saturday: the task comes when people are back at work.
        verify(QA_MEMBER, LocalDate.of(2026, 12, 5));

        assertThat(actions.action(id).state()).isEqualTo(ActionState.VERIFIED);
        assertThat(timerDue(Elements.EFFECT_REVIEW, followUp)).isEqualTo(Instant.parse("2026-12-07T09:00:00Z"));
        clockAt(LocalDate.of(2026, 12, 7), LocalTime.of(9, 0));
        runDueJobs();
        Task check = task(Elements.CHECK_EFFECT, followUp);
        assertThat(check.getDueDate().toInstant()).isEqualTo(closeOf(LocalDate.of(2026, 12, 14)));
        assertThat(timerDue("timerEvent_nextStep", followUp)).isEqualTo(Instant.parse("2026-12-14T07:00:00Z"));
        submit(QA_MEMBER, check, Map.of("worked", "yes", "shownBy", "Re-audit."));

        assertThat(actions.action(id).state()).isEqualTo(ActionState.WORKED);
        assertThat(followUp).isEnded();
    }

    @Test
    void keepsFromWhenItsThemeIsToBeLookedAtAgain() {
        follow("user:" + HEALTH_AUDITOR);
        complete(HEALTH_AUDITOR);
        verify(QA_MEMBER, LocalDate.of(2026, 12, 7));
        clockAt(LocalDate.of(2026, 12, 7), LocalTime.of(9, 0));
        runDueJobs();
        Task check = task(Elements.CHECK_EFFECT, followUp);
        refusesReaudit(check, "2027-02-31", "reauditOn: is no date in the calendar");
        refusesReaudit(check, "2026-12-06", "reauditOn: is in the past");
        assertThat(actions.action(id).state()).isEqualTo(ActionState.VERIFIED);

        submit(QA_MEMBER, check, Map.of("worked", "yes", "shownBy", "Ten records.", "reauditOn", "2027-12-06"));
        assertThat(actions.action(id).reauditOn()).isEqualTo(LocalDate.of(2027, 12, 6));
    }

    private void refusesReaudit(Task check, String day, String reason) {
        assertThatThrownBy(() -> submit(QA_MEMBER, check,
                Map.of("worked", "yes", "shownBy", "Ten records.", "reauditOn", day)))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining(reason);
    }

    @Test
    void remindsTheSubGroupUntilItHasJudgedTheEvidence() throws Exception {
        follow("user:" + HEALTH_AUDITOR);
        runDueJobs();
        complete(HEALTH_AUDITOR);
        MAIL.purgeEmailFromAllMailboxes();

        assertThat(task(Elements.VERIFY_ACTION, followUp).getDueDate().toInstant())
                .isEqualTo(closeOf(LocalDate.of(2026, 9, 14)));
        mailOn("2026-09-07T09:00:00Z", 1, 0, 0);
        mailOn("2026-09-14T06:00:00Z", 2, 0, 0);
        mailOn("2026-09-17T06:00:00Z", 3, 1, 0);
        mailOn("2026-09-28T06:00:00Z", 4, 2, 1);

        verify(QA_MEMBER, LocalDate.of(2026, 12, 7));
        clockAt(LocalDate.of(2026, 11, 30), LocalTime.of(10, 0));
        runDueJobs();
        assertThat(mailTo(QA_MEMBER)).isEqualTo(4);
    }

    @Test
    void staysUnverifiedOnceThePolicyHasNoMoreToSay() {
        follow("user:" + HEALTH_AUDITOR);
        complete(HEALTH_AUDITOR);

        chaseToItsEnd(followUp);

        assertThat(passed("endEvent_chaseOfVerificationOver", followUp)).isTrue();
        assertThat(tasksOf(Elements.VERIFY_ACTION, followUp)).hasSize(1);
    }

    @Test
    void staysUncheckedOnceThePolicyHasNoMoreToSay() {
        follow("user:" + HEALTH_AUDITOR);
        complete(HEALTH_AUDITOR);
        verify(QA_MEMBER, LocalDate.of(2026, 12, 7));
        assertThat(timerDue(Elements.EFFECT_REVIEW, followUp)).isEqualTo(Instant.parse("2026-12-07T09:00:00Z"));
        clockAt(LocalDate.of(2026, 12, 7), LocalTime.of(9, 0));
        runDueJobs();

        chaseToItsEnd(followUp);

        assertThat(passed("endEvent_chaseOfEffectCheckOver", followUp)).isTrue();
        assertThat(tasksOf(Elements.CHECK_EFFECT, followUp)).hasSize(1);
    }

    @Test
    void goesBackToItsOwnersWithTenWorkingDaysWhereEvidenceIsMissing() {
        follow("user:" + HEALTH_AUDITOR);
        complete(HEALTH_AUDITOR);
        submit(QA_MEMBER, task(Elements.VERIFY_ACTION, followUp),
                Map.of("decision", "notYet", "question", "Where are the minutes?"));

        Task task = task(Elements.COMPLETE_ACTION, followUp);
        assertThat(task.getDueDate().toInstant()).isEqualTo(closeOf(LocalDate.of(2026, 9, 21)));
        assertThat(actions.action(id).state()).isEqualTo(ActionState.OPEN);
        assertThat(as(HEALTH_AUDITOR, () -> engine.getFormService().getTaskFormVariables(task.getId())).toString())
                .contains("Where are the minutes?");
        assertThat(actions.history(id)).extracting(ActionEvent::kind).containsExactly(
                ActionEvent.Kind.OPENED, ActionEvent.Kind.COMPLETED, ActionEvent.Kind.NOT_YET,
                ActionEvent.Kind.REOPENED);
    }

    @Test
    void goesBackToItsOwnersWhereItHasNotWorked() {
        follow("user:" + HEALTH_AUDITOR);
        complete(HEALTH_AUDITOR);
        verify(QA_MEMBER, LocalDate.of(2026, 12, 7));
        clockAt(LocalDate.of(2026, 12, 7), LocalTime.of(9, 0));
        runDueJobs();
        submit(QA_MEMBER, task(Elements.CHECK_EFFECT, followUp), Map.of("worked", "no", "shownBy", "Same again.",
                "reauditOn", "2027-12-06"));

        assertThat(actions.action(id).state()).isEqualTo(ActionState.OPEN);
        assertThat(actions.action(id).worked()).isFalse();
        assertThat(actions.action(id).reauditOn()).isNull();
        assertThat(task(Elements.COMPLETE_ACTION, followUp).getDueDate().toInstant())
                .isEqualTo(closeOf(LocalDate.of(2026, 12, 21)));
    }

    @Test
    void isNotVerifiedByWhoeverReportedItAsDone() {
        new TestPeople(identity).person("olive-owner-and-qa", Groups.QA);
        follow("user:olive-owner-and-qa");
        complete("olive-owner-and-qa");

        assertThatThrownBy(() -> verify("olive-owner-and-qa", LocalDate.of(2026, 12, 7)))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("somebody else");
        assertThat(actions.action(id).state()).isEqualTo(ActionState.DONE);
    }

    @Test
    void wantsADayForTheEffectReviewAndAQuestionWhereItIsHandedBack() {
        follow("user:" + HEALTH_AUDITOR);
        complete(HEALTH_AUDITOR);

        assertThatThrownBy(() -> submit(QA_MEMBER, task(Elements.VERIFY_ACTION, followUp), Map.of("decision", "verified")))
                .isInstanceOf(FormRefusedException.class)
                .hasMessageContaining("reviewOn: please answer “Check its effect on”");
        assertThatThrownBy(() -> submit(QA_MEMBER, task(Elements.VERIFY_ACTION, followUp), Map.of("decision", "notYet")))
                .isInstanceOf(FormRefusedException.class)
                .hasMessageContaining("question: please answer “What is missing?”");
    }

    @Test
    void isNotDoneInTheFuture() {
        follow("user:" + HEALTH_AUDITOR);

        assertThatThrownBy(() -> submit(HEALTH_AUDITOR, task(Elements.COMPLETE_ACTION, followUp),
                Map.of("doneOn", "2026-09-08", "evidence", "Minutes.")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("doneOn");
    }

    @Test
    void movesTaskAndRemindersWithADateThatTheChairAgreed() {
        follow("user:" + HEALTH_AUDITOR);
        untilEscalation();
        submit(CHAIR, task(Elements.LIAISE_WITH_OWNER, followUp), Map.of(
                "decision", "extend", "newDueOn", "2026-11-02", "reason", "The team is new."));

        assertThat(task(Elements.COMPLETE_ACTION, followUp).getDueDate().toInstant())
                .isEqualTo(closeOf(LocalDate.of(2026, 11, 2)));
        assertThat(actions.action(id).dueOn()).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(actions.action(id).firstDueOn()).isEqualTo(DUE);
        assertThat(timerDue("timerEvent_nextStep", followUp)).isEqualTo(Instant.parse("2026-10-26T07:00:00Z"));
    }

    @Test
    void goesOnRemindingWhereTheDateStands() {
        follow("user:" + HEALTH_AUDITOR);
        untilEscalation();
        submit(CHAIR, task(Elements.LIAISE_WITH_OWNER, followUp), Map.of("decision", "goOn", "reason", "Promised."));

        assertThat(tasksOf(Elements.LIAISE_WITH_OWNER, followUp)).isEmpty();
        assertThat(actions.action(id).dueOn()).isEqualTo(DUE);
        // Twenty working days after the due date the policy speaks again.
        assertThat(timerDue("timerEvent_nextStep", followUp)).isEqualTo(Instant.parse("2026-10-15T06:00:00Z"));
    }

    @Test
    void staysOpenOnceThePolicyHasNoMoreToSay() {
        follow("user:" + HEALTH_AUDITOR);

        chaseToItsEnd(followUp);

        assertThat(passed("endEvent_chaseOver", followUp)).isTrue();
        assertThat(tasksOf(Elements.COMPLETE_ACTION, followUp)).hasSize(1);
    }

    @Test
    void isCompletedByItsOwnersOnly() {
        follow("user:" + HEALTH_AUDITOR);

        assertThatThrownBy(() -> complete(POLICE_AUDITOR)).isInstanceOf(AuthorizationException.class);
    }

    private void follow(String... owners) {
        id = actions.agree(roundId, new NewAction(
                "Record the child's own words.", List.of(), List.of(owners), DUE, "Minutes", null, false), CHAIR).id();
        followUp = runtime.startProcessInstanceByKey(ActionFollowUpProcess.KEY, actions.reference(id), Map.of(
                Variables.AUDIT_ACTION_ID, id, Variables.AUDIT_ROUND_ID, roundId));
    }

    private void complete(String user) {
        submit(user, task(Elements.COMPLETE_ACTION, followUp), Map.of("doneOn", TODAY.toString(), "evidence", "Minutes."));
    }

    private void verify(String user, LocalDate reviewOn) {
        submit(user, task(Elements.VERIFY_ACTION, followUp),
                Map.of("decision", "verified", "reviewOn", reviewOn.toString()));
    }

    /** Ten working days after the due date nobody has answered. */
    private void untilEscalation() {
        for (LocalDate day : List.of(TODAY, LocalDate.of(2026, 9, 10), DUE, LocalDate.of(2026, 9, 22),
                LocalDate.of(2026, 10, 1))) {
            clockAt(day, LocalTime.of(10, 0));
            runDueJobs();
        }
        assertThat(tasksOf(Elements.LIAISE_WITH_OWNER, followUp)).hasSize(1);
    }

    /** The next step is due then; when the working day has opened, they have had so many messages since. */
    private void mailOn(String instant, int toSubGroup, int toCoordinator, int toChair) {
        assertThat(timerDue("timerEvent_nextStep", followUp)).isEqualTo(Instant.parse(instant));
        clockAt(Instant.parse(instant));
        runDueJobs();
        openTheWorkingDay();
        assertThat(List.of(mailTo(QA_MEMBER), mailTo(COORDINATOR), mailTo(CHAIR)))
                .containsExactly(toSubGroup, toCoordinator, toChair);
    }

    private static int mailTo(String person) {
        return MAIL.getReceivedMessagesForDomain(person + "@example.org").length;
    }

    private boolean mayWorkOn(String user) {
        return as(user, () -> tasks.createTaskQuery().processInstanceId(followUp.getId()).count()) > 0;
    }

    private Set<String> candidates(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId() != null ? link.getGroupId() : link.getUserId())
                .collect(Collectors.toSet());
    }

    private static Instant closeOf(LocalDate day) {
        return day.atTime(17, 0).atZone(LONDON).toInstant();
    }
}
