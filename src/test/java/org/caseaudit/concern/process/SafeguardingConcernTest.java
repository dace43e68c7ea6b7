package org.caseaudit.concern.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.variable.VariableMap;
import org.caseaudit.concern.Concern;
import org.caseaudit.concern.ConcernContent;
import org.caseaudit.concern.ConcernOutcome;
import org.caseaudit.concern.ConcernState;
import org.caseaudit.concern.Concerns;
import org.caseaudit.concern.process.SafeguardingConcernProcess.Elements;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.SampledRound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class SafeguardingConcernTest extends ProcessTest {

    private static final String AUDITOR = "ann-school";
    private static final String OTHER_AUDITOR = "ben-housing";
    private static final String LEAD = "sam-safeguarding";
    private static final String CHAIR = "con-chair";
    private static final String COORDINATOR = "con-coordinator";
    private static final String ADMINISTRATOR = "con-admin";
    private static final String WORRY = "Qwxyz he waits outside the school again";

    @Autowired
    private Concerns concerns;
    @Autowired
    private AgencyReturns returns;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;

    private long caseId;

    @BeforeEach
    void aCaseIsAudited() {
        TestPeople people = new TestPeople(identity);
        people.person(AUDITOR);
        people.person(OTHER_AUDITOR);
        register.put(new Agency("con-school", "Con School", AUDITOR, null));
        register.put(new Agency("con-housing", "Con Housing", OTHER_AUDITOR, null));
        people.person(LEAD, Groups.SAFEGUARDING_LEADS);
        people.person(CHAIR, Groups.PANEL_CHAIR);
        people.person(COORDINATOR, Groups.COORDINATORS);
        people.person(ADMINISTRATOR, Groups.ADMINISTRATORS);
        caseId = SampledRound.create(context, LocalDate.of(2026, 9, 21), LocalDate.of(2026, 10, 12),
                List.of("con-school"), "CASE-0077").cases().get(0);
        returns.open(caseId);
    }

    @AfterEach
    void endWhatIsLeft() {
        runtime.createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test is over"));
    }

    @Test
    void holdsTheCaseBackUntilALeadHasSettledTheConcern() {
        ProcessInstance instance = raise(AUDITOR);

        Concern raised = concern();
        assertThat(instance.getBusinessKey()).isEqualTo(raised.reference()).startsWith("CONCERN-");
        assertThat(concerns.holds(caseId)).isTrue();
        assertThat(raised.dueOn()).isEqualTo(TODAY);
        Task respond = task(Elements.RESPOND_TO_CONCERN, instance);
        assertThat(respond.getDueDate().toInstant()).isEqualTo(closeOf(TODAY));
        assertThat(shown(LEAD, respond)).containsEntry("worry", WORRY).containsEntry("caseReference", "CASE-0077");

        submit(LEAD, respond, Map.of("action", "Spoke with the school", "meetingNeeded", "no", "outcome", "SAFE"));

        assertThat(concerns.holds(caseId)).isFalse();
        assertThat(concern().state()).isEqualTo(ConcernState.SETTLED);
        assertThat(concern().settledAt()).isNotNull();
        BpmnAwareTests.assertThat(instance).isEnded();
    }

    @ParameterizedTest
    @CsvSource({"2026-09-07,16:59,2026-09-07", "2026-09-07,17:00,2026-09-08", "2026-09-07,06:00,2026-09-07",
            "2026-09-11,18:00,2026-09-14", "2026-09-12,10:00,2026-09-14", "2026-12-24,19:00,2026-12-29"})
    void isDueTheSameWorkingDayOrTheNextIfWorkIsOver(LocalDate day, LocalTime time, LocalDate dueOn) {
        clockAt(day, time);
        ProcessInstance instance = raise(AUDITOR);
        assertThat(concern().dueOn()).isEqualTo(dueOn);
        assertThat(task(Elements.RESPOND_TO_CONCERN, instance).getDueDate().toInstant()).isEqualTo(closeOf(dueOn));
    }

    @ParameterizedTest
    @CsvSource({"SAFE", "REFERRAL_MADE", "MORE_TO_DO"})
    void holdsASeparateMeetingWhereOneIsNeeded(ConcernOutcome outcome) {
        ProcessInstance instance = raise(AUDITOR);
        submit(LEAD, task(Elements.RESPOND_TO_CONCERN, instance),
                Map.of("action", "Called the team", "meetingNeeded", "yes"));

        Task meeting = task(Elements.HOLD_SEPARATE_MEETING, instance);
        assertThat(meeting.getDueDate().toInstant()).isEqualTo(closeOf(LocalDate.of(2026, 9, 8)));
        assertThat(concerns.holds(caseId)).isTrue();
        assertThat(shown(LEAD, meeting)).containsEntry("worry", WORRY).containsEntry("response", "Called the team");
        assertThatThrownBy(() -> submit(LEAD, meeting, meeting("2026-09-08", outcome)))
                .isInstanceOf(FormRefusedException.class).hasMessage("heldOn: is in the future");

        submit(LEAD, meeting, meeting("2026-09-07", outcome));

        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(concerns.holds(caseId)).isFalse();
        assertThat(as(LEAD, () -> concerns.content(concern().id()))).get().satisfies(content -> {
            assertThat(content.outcome()).isEqualTo(outcome);
            assertThat(content.conclusion()).isEqualTo("Agreed a plan");
            assertThat(content.meetingOn()).isEqualTo(TODAY);
        });
    }

    @Test
    void givesChairAndCoordinatorATaskThatSaysOnlyThatAConcernWaits() {
        ProcessInstance instance = raise(AUDITOR);
        for (int days = 0; days <= 1; days++) {
            clockAt(TODAY.plusDays(days), LocalTime.of(12, 0));
            runDueJobs();
        }

        Task reach = task(Elements.REACH_SAFEGUARDING_LEAD, instance);
        assertThat(reach.getDueDate().toInstant()).isEqualTo(closeOf(LocalDate.of(2026, 9, 8)));
        VariableMap form = shown(CHAIR, reach);
        assertThat(form).containsKey("concernReference");
        assertThat(form.get("leads").toString()).contains(LEAD + " Test");
        assertThat(form.toString()).doesNotContain("Qwxyz");
        assertThat(shown(COORDINATOR, reach).toString()).doesNotContain("Qwxyz");
        submit(CHAIR, reach, Map.of("note", "Reached the duty lead by telephone"));

        Task respond = task(Elements.RESPOND_TO_CONCERN, instance);
        submit(LEAD, respond, Map.of("action", "Seen today", "meetingNeeded", "no", "outcome", "REFERRAL_MADE"));
        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(jdbc.sql("select note from concern_reminder_note where concern_id = ?").param(concern().id())
                .query(String.class).single()).isEqualTo("Reached the duty lead by telephone");
    }

    @Test
    void remindsTheLeadsAtOnceOnTheDayAndTheNextWorkingDay() {
        clockAt(LocalDate.of(2026, 9, 11), LocalTime.of(18, 0));
        ProcessInstance instance = raise(AUDITOR);
        assertThat(timerDue("timerEvent_nextStep", instance))
                .isEqualTo(LocalDate.of(2026, 9, 11).atTime(18, 0).atZone(LONDON).toInstant());
        runDueJobs();
        assertThat(LocalDate.ofInstant(timerDue("timerEvent_nextStep", instance), LONDON))
                .isEqualTo(LocalDate.of(2026, 9, 14));
        clockAt(LocalDate.of(2026, 9, 14), LocalTime.of(9, 30));
        runDueJobs();
        assertThat(tasksOf(Elements.REACH_SAFEGUARDING_LEAD, instance)).isEmpty();
        assertThat(LocalDate.ofInstant(timerDue("timerEvent_nextStep", instance), LONDON))
                .isEqualTo(LocalDate.of(2026, 9, 15));
    }

    @Test
    void staysOpenOnceThePolicyHasNoMoreToSay() {
        ProcessInstance instance = raise(AUDITOR);

        chaseToItsEnd(instance);

        assertThat(passed("endEvent_chaseOver", instance)).isTrue();
        assertThat(tasksOf(Elements.RESPOND_TO_CONCERN, instance)).hasSize(1);
    }

    @Test
    void remindsTheLeadsOfAMeetingAndEscalatesUntilItIsHeld() throws FolderException {
        ProcessInstance instance = meetingNeeded();
        MAIL.purgeEmailFromAllMailboxes();

        assertThat(timerDue("timerEvent_nextStep", instance)).isEqualTo(at(TODAY, 10));
        runDueJobs();
        assertThat(subjects(LEAD)).containsExactly(
                "Please complete by Tuesday 8 September 2026: Separate meeting on " + concern().reference());
        assertThat(timerDue("timerEvent_nextStep", instance)).isEqualTo(at(TODAY.plusDays(1), 7));
        clockAt(TODAY.plusDays(1), LocalTime.of(9, 0));
        runDueJobs();
        assertThat(tasksOf(Elements.REACH_LEAD_ABOUT_MEETING, instance)).isEmpty();
        assertThat(timerDue("timerEvent_nextStep", instance)).isEqualTo(at(TODAY.plusDays(2), 7));
        clockAt(TODAY.plusDays(2), LocalTime.of(9, 0));
        runDueJobs();

        Task reach = task(Elements.REACH_LEAD_ABOUT_MEETING, instance);
        assertThat(reach.getDueDate().toInstant()).isEqualTo(closeOf(TODAY.plusDays(2)));
        assertThat(shown(CHAIR, reach)).containsEntry("dueInWords", "Tuesday 8 September 2026");
        assertThat(shown(COORDINATOR, reach).toString()).doesNotContain("Qwxyz");
        assertThat(subjects(CHAIR)).hasSize(1);
        assertThat(subjects(COORDINATOR)).hasSize(1);
        submit(COORDINATOR, reach, Map.of("note", "The meeting is at noon"));
        assertThat(timerDue("timerEvent_nextStep", instance)).isEqualTo(at(TODAY.plusDays(3), 7));

        submit(LEAD, task(Elements.HOLD_SEPARATE_MEETING, instance), meeting("2026-09-09", ConcernOutcome.SAFE));
        BpmnAwareTests.assertThat(instance).isEnded();
        clockAt(TODAY.plusDays(20), LocalTime.of(9, 0));
        runDueJobs();
        assertThat(subjects(LEAD)).hasSize(3);
        assertThat(Arrays.stream(MAIL.getReceivedMessages()).map(GreenMailUtil::getWholeMessage))
                .noneMatch(m -> m.contains("Qwxyz")).noneMatch(m -> m.contains("CASE-0077"));
    }

    @Test
    void asksForAMeetingAtAnyHour() throws FolderException {
        clockAt(LocalDate.of(2026, 9, 11), LocalTime.of(18, 0));
        ProcessInstance instance = meetingNeeded();
        MAIL.purgeEmailFromAllMailboxes();
        runDueJobs();

        assertThat(subjects(LEAD)).hasSize(1);
        assertThat(task(Elements.HOLD_SEPARATE_MEETING, instance).getDueDate().toInstant())
                .isEqualTo(closeOf(LocalDate.of(2026, 9, 14)));
    }

    @Test
    void holdsTheCaseBackOnceThePolicyHasNoMoreToSayOfAMeeting() {
        ProcessInstance instance = meetingNeeded();

        chaseToItsEnd(instance);

        assertThat(passed("endEvent_chaseOfMeetingOver", instance)).isTrue();
        assertThat(tasksOf(Elements.HOLD_SEPARATE_MEETING, instance)).hasSize(1);
        assertThat(concerns.holds(caseId)).isTrue();
    }

    @Test
    void showsTheWorryToSafeguardingLeadsOnly() {
        ProcessInstance instance = raise(AUDITOR);
        Task respond = task(Elements.RESPOND_TO_CONCERN, instance);
        long id = concern().id();

        assertThat(as(LEAD, () -> concerns.content(id))).map(ConcernContent::worry).contains(WORRY);
        for (String other : List.of(AUDITOR, CHAIR, COORDINATOR, ADMINISTRATOR)) {
            assertThat(as(other, () -> concerns.content(id))).as(other).isEmpty();
        }
        assertThat(concerns.content(id)).as("nobody signed in").isEmpty();
        for (String other : List.of(AUDITOR, CHAIR, COORDINATOR, ADMINISTRATOR)) {
            assertThatThrownBy(() -> shown(other, respond)).as(other).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void leavesNothingOfTheWorryInTheEngineOrInMail() throws FolderException {
        MAIL.purgeEmailFromAllMailboxes();
        ProcessInstance instance = raise(AUDITOR);
        runDueJobs();
        submit(LEAD, task(Elements.RESPOND_TO_CONCERN, instance),
                Map.of("action", "Qwxyz done", "meetingNeeded", "yes"));

        for (String table : List.of("ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where TEXT_ like '%Qwxyz%'")
                    .query(Integer.class).single()).as(table).isZero();
        }
        MimeMessage[] mail = MAIL.getReceivedMessages();
        assertThat(mail).isNotEmpty();
        assertThat(Arrays.stream(mail).map(GreenMailUtil::getWholeMessage)).noneMatch(m -> m.contains("Qwxyz"))
                .noneMatch(m -> m.contains("CASE-0077"));
        assertThat(as(LEAD, () -> concerns.content(concern().id())).orElseThrow().toString())
                .doesNotContain("Qwxyz");
    }

    @Test
    void offersPeopleOnlyTheCasesTheyWorkOn() {
        String definition = definition();
        assertThat(options(AUDITOR, definition)).contains("CASE-0077");
        assertThat(options(CHAIR, definition)).contains("CASE-0077");
        assertThat(options(OTHER_AUDITOR, definition)).doesNotContain("CASE-0077");
        assertThatThrownBy(() -> raise(OTHER_AUDITOR)).isInstanceOf(FormRefusedException.class)
                .hasMessage("caseReference: is none of the choices offered");
        assertThat(concerns.holds(caseId)).isFalse();
    }

    @Test
    void refusesAConcernThatSaysNothing() {
        assertThatThrownBy(() -> as(AUDITOR, () -> engine.getFormService().submitStartForm(definition(),
                Map.of("caseReference", Long.toString(caseId), "worry", " "))))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("worry: please answer");
        assertThatThrownBy(() -> as(AUDITOR, () -> engine.getFormService().submitStartForm(definition(),
                Map.of("caseReference", Long.toString(caseId), "worry", "x".repeat(2001)))))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("the limit is 2000");
        assertThat(concerns.holds(caseId)).isFalse();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(SafeguardingConcernProcess.KEY).count())
                .isZero();
    }

    @Test
    void refusesAnAnswerWithoutOutcome() {
        ProcessInstance instance = raise(AUDITOR);
        Task respond = task(Elements.RESPOND_TO_CONCERN, instance);
        assertThatThrownBy(() -> submit(LEAD, respond, Map.of("action", "Called", "meetingNeeded", "no")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("outcome: please answer");
        assertThat(concern().state()).isEqualTo(ConcernState.RAISED);
        assertThat(concerns.holds(caseId)).isTrue();
    }

    @Test
    void twoConcernsHoldACaseUntilBothAreSettled() {
        ProcessInstance first = raise(AUDITOR);
        ProcessInstance second = raise(CHAIR);
        Map<String, Object> settled = Map.of("action", "Seen", "meetingNeeded", "no", "outcome", "SAFE");
        submit(LEAD, task(Elements.RESPOND_TO_CONCERN, first), settled);
        assertThat(concerns.holds(caseId)).isTrue();
        submit(LEAD, task(Elements.RESPOND_TO_CONCERN, second), settled);
        assertThat(concerns.holds(caseId)).isFalse();
    }

    private ProcessInstance raise(String user) {
        return as(user, () -> engine.getFormService().submitStartForm(definition(),
                Map.of("caseReference", Long.toString(caseId), "worry", WORRY)));
    }

    private ProcessInstance meetingNeeded() {
        ProcessInstance instance = raise(AUDITOR);
        submit(LEAD, task(Elements.RESPOND_TO_CONCERN, instance),
                Map.of("action", "Called the team", "meetingNeeded", "yes"));
        return instance;
    }

    private static List<String> subjects(String person) {
        return Arrays.stream(MAIL.getReceivedMessagesForDomain(person + "@example.org")).map(mail -> {
            try {
                return mail.getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(LONDON).toInstant();
    }

    private String definition() {
        return engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey(SafeguardingConcernProcess.KEY).latestVersion().singleResult().getId();
    }

    private String options(String user, String definition) {
        return as(user, () -> engine.getFormService().getStartFormVariables(definition))
                .getValueTyped("caseOptions").getValue().toString();
    }

    private VariableMap shown(String user, Task task) {
        return as(user, () -> engine.getFormService().getTaskFormVariables(task.getId()));
    }

    private Concern concern() {
        List<Concern> all = concerns.ofRound(jdbc.sql("select audit_round_id from audit_case where id = ?")
                .param(caseId).query(Long.class).single());
        return all.get(all.size() - 1);
    }

    private static Map<String, Object> meeting(String heldOn, ConcernOutcome outcome) {
        return new HashMap<>(Map.of("heldOn", heldOn, "outcome", outcome.name(), "conclusion", "Agreed a plan"));
    }

    private static Instant closeOf(LocalDate day) {
        return day.atTime(17, 0).atZone(LONDON).toInstant();
    }
}
