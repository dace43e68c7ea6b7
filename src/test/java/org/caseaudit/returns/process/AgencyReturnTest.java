package org.caseaudit.returns.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.variable.VariableMap;
import org.caseaudit.audittool.AnswerKind;
import org.caseaudit.consent.CaseWithdrawn;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Liaison.Decision;
import org.caseaudit.returns.AgencyReturn.Measure;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.AuditMethod;
import org.caseaudit.returns.Judgement;
import org.caseaudit.returns.ReturnNumbers;
import org.caseaudit.returns.ReturnOutcome;
import org.caseaudit.returns.ReturnState;
import org.caseaudit.returns.ReturnSubmission;
import org.caseaudit.returns.process.AgencyReturnProcess.Elements;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class AgencyReturnTest extends ProcessTest {

    private static final String AUDITOR = "pat-police";
    private static final String DEPUTY = "dee-police";
    private static final String MANAGER = "max-police";
    private static final String OTHER_AUDITOR = "hal-health";
    private static final String COORDINATOR = "cora-coordinator";
    private static final String CHAIR = "chris-chair";
    private static final String SECRET = "Zyxwv the lodger moved back in";
    /** Ten working days after {@link #TODAY}. */
    private static final LocalDate DUE = LocalDate.of(2026, 9, 21);
    private static final LocalDate PANEL = LocalDate.of(2026, 10, 12);

    @Autowired
    private AgencyReturns returns;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;

    private SampledRound sampled;
    private long id;
    private ProcessInstance instance;

    @BeforeEach
    void requestAReturn() {
        TestPeople people = new TestPeople(identity);
        people.person(AUDITOR);
        people.person(DEPUTY);
        people.person(OTHER_AUDITOR);
        register.put(new Agency("returns-police", "Returns Police", AUDITOR, DEPUTY));
        register.put(new Agency("returns-health", "Returns Health", OTHER_AUDITOR, null));
        people.person(MANAGER, Groups.managers("returns-police"));
        people.person(COORDINATOR, Groups.COORDINATORS);
        people.person(CHAIR, Groups.PANEL_CHAIR);
        sampled = SampledRound.create(context, DUE, PANEL, List.of("returns-police", "returns-health"), "CASE-0042");
        returns.open(caseId());
        id = returnOf("returns-police").id();
        instance = runtime.startProcessInstanceByKey(AgencyReturnProcess.KEY, returns.reference(id), Map.of(
                Variables.AGENCY_RETURN_ID, id, Variables.AUDIT_CASE_ID, caseId(),
                Variables.AUDIT_ROUND_ID, sampled.round().id()));
    }

    @AfterEach
    void endWhatIsLeft() {
        runtime.createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test is over"));
    }

    @Test
    void asksTheAgencyAtOnceByTheRoundsDate() throws FolderException {
        Task task = task(Elements.COMPLETE_RETURN, instance);

        assertThat(task.getDueDate().toInstant()).isEqualTo(closeOf(DUE));
        assertThat(task.getName()).isEqualTo("Complete return – CASE-0042 Returns Police");
        MAIL.purgeEmailFromAllMailboxes();
        runDueJobs();
        assertThat(Stream.of(MAIL.getReceivedMessages()).map(AgencyReturnTest::recipient))
                .containsExactlyInAnyOrder(AUDITOR + "@example.org", DEPUTY + "@example.org");
    }

    @Test
    void tellsAuditorsHowTheyArePreparedForIt() {
        String task = task(Elements.COMPLETE_RETURN, instance).getId();

        assertThat(as(AUDITOR, () -> engine.getFormService().getTaskFormVariables(task)))
                .containsEntry("guidance", "Read the record from the beginning.")
                .containsEntry("auditorTraining", "Half a day on the tool. Ask the coordinator.");
    }

    @Test
    void takesACompletedReturnAndEndsWhenTheCoordinatorAcceptsIt() {
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());

        AgencyReturn in = returns.find(id);
        assertThat(in.state()).isEqualTo(ReturnState.IN);
        assertThat(in.isCompleted()).isTrue();
        assertThat(in.submittedBy()).isEqualTo(AUDITOR);
        assertThat(in.late()).isFalse();
        assertThat(in.beforePanel()).isTrue();
        assertThat(in.auditMethod()).isEqualTo(AuditMethod.WITH_STAFF);
        assertThat(in.openInWindow()).isTrue();
        assertThat(in.judgement("voiceOfTheChild")).contains(Judgement.GOOD);
        assertThat(in.judgement("planning")).isEmpty();
        assertThat(in.detailsChecked()).containsExactly("DATE_OF_BIRTH", "ETHNICITY");
        assertThat(in.detailsWrong()).containsExactly("ETHNICITY");
        assertThat(in.answers(AnswerKind.EVIDENCE)).singleElement().satisfies(evidence -> {
            assertThat(evidence.value()).isEqualTo(SECRET);
            assertThat(evidence.evidenceDate()).isEqualTo(LocalDate.of(2026, 3, 2));
            assertThat(evidence.standard()).isEqualTo("voiceOfTheChild");
        });

        Task check = task(Elements.CHECK_RETURN, instance);
        assertThat(check.getDueDate().toInstant()).isEqualTo(closeOf(LocalDate.of(2026, 9, 10)));
        assertThat((String) shown(COORDINATOR, check).get("returnInWords"))
                .contains("Voice of the child", "Good", SECRET, "2 March 2026", "Ethnicity");
        submit(COORDINATOR, check, Map.of("decision", "accept"));

        assertThat(returns.find(id).state()).isEqualTo(ReturnState.ACCEPTED);
        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(management.createJobQuery().processInstanceId(instance.getId()).count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NOT_KNOWN,", "NO_SAFEGUARDING_ISSUE,", "RECORD_NOT_FOUND,Searched by name and by number",
            "UNABLE_TO_TAKE_PART,No auditor in post"})
    void takesEveryOtherAnswerInOneStep(ReturnOutcome outcome, String reason) {
        Map<String, Object> answers = new HashMap<>(Map.of("outcome", outcome.name()));
        answers.put("outcomeReason", reason);

        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), answers);

        assertThat(returns.find(id).outcome()).isEqualTo(outcome);
        assertThat(returns.find(id).outcomeReason()).isEqualTo(reason);
        assertThat(returns.find(id).answers()).isEmpty();
        assertThat(tasksOf(Elements.CHECK_RETURN, instance)).hasSize(1);
    }

    @Test
    void leavesNoAnswerInTheEnginesTables() {
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());
        submit(COORDINATOR, task(Elements.CHECK_RETURN, instance),
                Map.of("decision", "ask", "question", SECRET + " when?"));

        for (String table : List.of("ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where TEXT_ like ? or TEXT2_ like ?")
                    .params("%Zyxwv%", "%Zyxwv%").query(Integer.class).single()).as(table).isZero();
        }
        assertThat(jdbc.sql("select BYTES_ from ACT_GE_BYTEARRAY where BYTES_ is not null")
                .query((row, i) -> new String(row.getBytes(1), StandardCharsets.UTF_8)).list())
                .noneMatch(bytes -> bytes.contains("Zyxwv"));
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).list())
                .extracting(v -> v.getName()).containsExactlyInAnyOrder("agencyReturnId", "auditCaseId",
                        "auditRoundId", "agencyCode", "agencyName", "toolFormId", "toolFormVersion", "returnDueAt",
                        "returnIn", "returnAccepted", "reference", "reference", "reference", "agency", "agency",
                        "agency");
        assertThat(jdbc.sql("select count(*) from return_answer where answer = ?").param(SECRET)
                .query(Integer.class).single()).isPositive();
    }

    @Test
    void takesALateReturnAndSaysThatItCameAfterThePanelBegan() {
        clockAt(DUE, LocalTime.of(17, 0, 1));
        assertThat(shown(AUDITOR, task(Elements.COMPLETE_RETURN, instance))).containsEntry("overdue", true);
        clockAt(PANEL, LocalTime.of(8, 0));

        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());

        assertThat(returns.find(id).late()).isTrue();
        assertThat(returns.find(id).beforePanel()).isFalse();
        assertThat(returns.numbers(sampled.round().id())).satisfies(numbers -> {
            assertThat(numbers.late()).isEqualTo(1);
            assertThat(numbers.notBeforePanel()).isEqualTo(1);
        });
    }

    @Test
    void aReturnOnTheDueDateIsInTime() {
        clockAt(DUE, LocalTime.of(16, 59));
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());
        assertThat(returns.find(id).late()).isFalse();
    }

    @Test
    void sendsAReturnBackWithAQuestionAndItsEarlierAnswers() {
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());
        submit(COORDINATOR, task(Elements.CHECK_RETURN, instance),
                Map.of("decision", "ask", "question", "Which meeting was that?"));

        Task again = task(Elements.COMPLETE_RETURN, instance);
        assertThat(again.getDueDate().toInstant()).isEqualTo(closeOf(LocalDate.of(2026, 9, 10)));
        assertThat(returns.find(id).state()).isEqualTo(ReturnState.REQUESTED);
        VariableMap form = shown(AUDITOR, again);
        assertThat(form).containsEntry("question", "Which meeting was that?")
                .containsEntry("outcome", "COMPLETED")
                .containsEntry("auditMethod", "WITH_STAFF")
                .containsEntry("openInWindow", "yes")
                .containsEntry("judgement_voiceOfTheChild", "GOOD")
                .containsEntry("evidence_voiceOfTheChild", SECRET)
                .containsEntry("evidenceDate_voiceOfTheChild", "2026-03-02");
        assertThat(form.getValueTyped("detailsChecked").getValue().toString()).contains("ETHNICITY");

        Map<String, Object> better = completed();
        better.put("evidence_voiceOfTheChild", "The meeting of 2 March");
        submit(DEPUTY, again, better);
        Task check = task(Elements.CHECK_RETURN, instance);
        assertThat(shown(COORDINATOR, check)).containsEntry("asked", "Which meeting was that?");
        submit(COORDINATOR, check, Map.of("decision", "ask", "question", "Who was there?"));
        again = task(Elements.COMPLETE_RETURN, instance);
        assertThat(shown(AUDITOR, again)).containsEntry("question", "Who was there?")
                .containsEntry("earlierQuestions", "Which meeting was that?");
        submit(AUDITOR, again, better);
        submit(COORDINATOR, task(Elements.CHECK_RETURN, instance), Map.of("decision", "accept"));

        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(returns.find(id).answers(AnswerKind.EVIDENCE)).extracting(a -> a.value())
                .containsExactly("The meeting of 2 March");
        assertThat(jdbc.sql("select count(*) from return_answer where agency_return_id = ? and kind = 'EVIDENCE'")
                .param(id).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void chasesStepByStepAndGivesTheChairATaskFiveWorkingDaysAfterTheDueDate() {
        runDueJobs();
        LocalDate[] days = {LocalDate.of(2026, 9, 16), DUE, LocalDate.of(2026, 9, 22), LocalDate.of(2026, 9, 24),
                LocalDate.of(2026, 9, 28)};
        for (LocalDate day : days) {
            assertThat(LocalDate.ofInstant(timerDue("timerEvent_nextStep", instance), LONDON)).isEqualTo(day);
            assertThat(tasksOf(Elements.LIAISE_WITH_AGENCY, instance)).isEmpty();
            clockAt(day, LocalTime.of(12, 0));
            runDueJobs();
        }

        Task liaise = task(Elements.LIAISE_WITH_AGENCY, instance);
        assertThat(liaise.getDueDate().toInstant()).isEqualTo(closeOf(LocalDate.of(2026, 9, 30)));
        assertThat(shown(CHAIR, liaise)).containsEntry("agencyName", "Returns Police")
                .containsEntry("dueInWords", "Monday 21 September 2026");
        assertThat(tasksOf(Elements.COMPLETE_RETURN, instance)).hasSize(1);
    }

    @Test
    void movesTaskAndChaseToTheDateThatChairAndAgencyAgreed() {
        escalate();
        LocalDate later = LocalDate.of(2026, 10, 7);
        submit(CHAIR, task(Elements.LIAISE_WITH_AGENCY, instance),
                Map.of("decision", "extend", "newDueOn", later.toString(), "reason", "Auditor was ill"));

        assertThat(task(Elements.COMPLETE_RETURN, instance).getDueDate().toInstant()).isEqualTo(closeOf(later));
        assertThat(returns.find(id)).satisfies(moved -> {
            assertThat(moved.dueOn()).isEqualTo(later);
            assertThat(moved.firstDueOn()).isEqualTo(DUE);
            assertThat(moved.agreed()).singleElement().satisfies(agreed -> {
                assertThat(agreed.decision()).isEqualTo(Decision.EXTEND);
                assertThat(agreed.reason()).isEqualTo("Auditor was ill");
                assertThat(agreed.agreedBy()).isEqualTo(CHAIR);
            });
        });
        assertThat(LocalDate.ofInstant(timerDue("timerEvent_nextStep", instance), LONDON))
                .isEqualTo(LocalDate.of(2026, 10, 2));
        clockAt(later, LocalTime.of(12, 0));
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());
        assertThat(returns.find(id).late()).isFalse();
    }

    /** As docs/returns.md says. */
    @Test
    void countsEachOutcomeInItsDenominators() {
        SampledRound counted = SampledRound.create(context, DUE, PANEL, List.of("returns-police", "returns-health"),
                "CASE-0051", "CASE-0052", "CASE-0053", "CASE-0054", "CASE-0055", "CASE-0056");
        counted.cases().forEach(returns::open);
        List<Long> police = returns.ofRound(counted.round().id()).stream()
                .filter(r -> r.agencyCode().equals("returns-police")).map(AgencyReturn::id).toList();
        List<Long> health = returns.ofRound(counted.round().id()).stream()
                .filter(r -> r.agencyCode().equals("returns-health")).map(AgencyReturn::id).toList();
        ReturnOutcome[] outcomes = ReturnOutcome.values();
        for (int i = 0; i < outcomes.length; i++) {
            boolean completed = outcomes[i] == ReturnOutcome.COMPLETED;
            returns.submit(police.get(i), new ReturnSubmission(outcomes[i], completed ? null : "Why",
                    completed ? AuditMethod.PAPER_ONLY : null, null, List.of()), AUDITOR);
        }
        returns.agree(health.get(0), Decision.EXCUSE, "No auditor", null, CHAIR);
        health.subList(1, 5).forEach(id -> returns.submit(id, new ReturnSubmission(
                ReturnOutcome.UNABLE_TO_TAKE_PART, "No auditor", null, null, List.of()), OTHER_AUDITOR));
        counted.cases().forEach(returns::closeOpen);

        assertThat(returns.numbers(counted.round().id())).isEqualTo(new ReturnNumbers(
                12, 0, 1, 1, 1, 1, 1 + 5, 2, 0, 0, 0, 1, 2, 1));
    }

    @Test
    void measuresPracticeStandardsByTheClockAndInWorkingDays() {
        Map<String, Object> answers = completed();
        answers.putAll(Map.of("began_strategyDiscussion", "2026-08-28T16:30", "done_strategyDiscussion",
                "2026-08-31T16:30", "began_minutes", "2026-08-28", "done_minutes", "2026-09-07",
                "delay_minutes", "The minute taker had left"));
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), answers);

        assertThat(returns.find(id).measures()).extracting(Measure::key, Measure::within, Measure::met).containsExactly(
                tuple("strategyDiscussion", "72 hours", true), tuple("minutes", "5 working days", true));
        assertThat((String) shown(COORDINATOR, task(Elements.CHECK_RETURN, instance)).get("returnInWords")).contains(
                "Met: 28 August 2026, 16:30 to 31 August 2026, 16:30 (within 72 hours)",
                "Met: 28 August 2026 to 7 September 2026 (within 5 working days)");
        submit(COORDINATOR, task(Elements.CHECK_RETURN, instance), Map.of("decision", "ask", "question", "Sure?"));
        assertThat(shown(AUDITOR, task(Elements.COMPLETE_RETURN, instance)))
                .containsEntry("began_strategyDiscussion", "2026-08-28T16:30")
                .containsEntry("done_minutes", "2026-09-07").containsEntry("delay_minutes", "The minute taker had left");
        answers.put("done_strategyDiscussion", "2026-08-31T16:35");
        answers.put("delay_strategyDiscussion", "The police could not come");
        answers.remove("done_minutes");
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), answers);
        assertThat(returns.find(id).measures()).extracting(Measure::met).containsExactly(false, false);
        assertThat((String) shown(COORDINATOR, task(Elements.CHECK_RETURN, instance)).get("returnInWords")).contains(
                "Not met: 28 August 2026, 16:30 to 31 August 2026, 16:35", "Reason: The police could not come",
                "Not done: 28 August 2026 (within 5 working days)");
    }

    @Test
    void showsTheCoordinatorWhereAgenciesDisagreeAndNoAgencyWhatAnotherWrote() {
        ProcessInstance other = runtime.startProcessInstanceByKey(AgencyReturnProcess.KEY, "other", Map.of(
                Variables.AGENCY_RETURN_ID, returnOf("returns-health").id(), Variables.AUDIT_CASE_ID, caseId(),
                Variables.AUDIT_ROUND_ID, sampled.round().id()));
        Map<String, Object> health = completed();
        health.put("judgement_voiceOfTheChild", "INADEQUATE");
        health.put("detailsChecked", List.of("DATE_OF_BIRTH", "ETHNICITY"));
        health.put("detailsWrong", List.of("DATE_OF_BIRTH"));
        submit(OTHER_AUDITOR, task(Elements.COMPLETE_RETURN, other), health);
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());

        String compared = (String) shown(COORDINATOR, task(Elements.CHECK_RETURN, instance)).get("compared");
        assertThat(compared.lines()).containsExactly(
                "- **Date of birth**: wrong or missing at Returns Health; right at Returns Police",
                "- **Ethnicity**: wrong or missing at Returns Police; right at Returns Health",
                "- **Voice of the child**: Returns Police judges it good, Returns Health judges it inadequate");
        submit(COORDINATOR, task(Elements.CHECK_RETURN, other), Map.of("decision", "ask", "question", "Which meeting?"));
        VariableMap again = shown(OTHER_AUDITOR, task(Elements.COMPLETE_RETURN, other));
        assertThat(again).doesNotContainKey("compared");
        assertThat(again.toString()).doesNotContain("Returns Police", "judges it");
    }

    @Test
    void asksTheCoordinatorForMoreTimeWhileTheAuditorGoesOnAndMovesTaskAndChaseToTheDateGranted() throws Exception {
        runDueJobs();
        MAIL.purgeEmailFromAllMailboxes();
        askForMoreTime(AUDITOR, LocalDate.of(2026, 10, 2), SECRET + ": two auditors are ill");
        runDueJobs();
        assertThat(Stream.of(MAIL.getReceivedMessages())).isNotEmpty().allSatisfy(mail ->
                assertThat(mail.getSubject()).isEqualTo("To be decided: Returns Police asks for more time until "
                        + "Friday 2 October 2026, Return for CASE-0042"));
        assertThat(Stream.of(MAIL.getReceivedMessages())).anySatisfy(mail ->
                assertThat(recipient(mail)).isEqualTo(COORDINATOR + "@example.org"));

        assertThat((String) shown(DEPUTY, task(Elements.COMPLETE_RETURN, instance)).get("moreTime"))
                .isEqualTo("You asked on 7 September 2026 for time until 2 October 2026. "
                        + "The coordinator has not decided yet; until then the due date stays.");
        Task decide = task(Elements.DECIDE_ON_MORE_TIME, instance);
        assertThat(decide.getDueDate().toInstant()).isEqualTo(closeOf(LocalDate.of(2026, 9, 8)));
        assertThat(shown(COORDINATOR, decide)).containsEntry("dueInWords", "Monday 21 September 2026")
                .containsEntry("wishedInWords", "Friday 2 October 2026").containsEntry("newDueOn", "2026-10-02")
                .containsEntry("latestInWords", "Friday 9 October 2026");
        MAIL.purgeEmailFromAllMailboxes();
        LocalDate granted = LocalDate.of(2026, 9, 30);
        submit(COORDINATOR, decide, Map.of("decision", "grant", "newDueOn", granted.toString(), "note", "A week"));
        runDueJobs();

        assertThat(task(Elements.COMPLETE_RETURN, instance).getDueDate().toInstant()).isEqualTo(closeOf(granted));
        assertThat(LocalDate.ofInstant(timerDue("timerEvent_nextStep", instance), LONDON))
                .isEqualTo(LocalDate.of(2026, 9, 25));
        assertThat(returns.find(id).dueOn()).isEqualTo(granted);
        assertThat(returns.find(id).firstDueOn()).isEqualTo(DUE);
        assertThat(Stream.of(MAIL.getReceivedMessages())).singleElement().satisfies(mail -> {
            assertThat(recipient(mail)).isEqualTo(AUDITOR + "@example.org");
            assertThat(mail.getSubject()).isEqualTo("More time until Wednesday 30 September 2026: Return for CASE-0042");
        });
        assertThat((String) shown(AUDITOR, task(Elements.COMPLETE_RETURN, instance)).get("moreTime"))
                .contains("agreed to 30 September 2026", "The coordinator says: A week");
        clockAt(granted, LocalTime.of(12, 0));
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());
        assertThat(returns.find(id).late()).isFalse();
        assertThat(jdbc.sql("select count(*) from ACT_HI_VARINST where TEXT_ like '%Zyxwv%'").query(Integer.class)
                .single()).isZero();
    }

    @Test
    void keepsTheDateWhereTheCoordinatorRefusesMoreTimeAndSaysWhy() throws Exception {
        runDueJobs();
        askForMoreTime(AUDITOR, LocalDate.of(2026, 10, 2), "Ill");
        Task decide = task(Elements.DECIDE_ON_MORE_TIME, instance);
        assertThatThrownBy(() -> submit(COORDINATOR, decide, Map.of("decision", "refuse")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("refusal: please answer");
        runDueJobs();
        MAIL.purgeEmailFromAllMailboxes();
        submit(COORDINATOR, decide, Map.of("decision", "refuse", "refusal", "The panel reads from then on"));
        runDueJobs();

        assertThat(task(Elements.COMPLETE_RETURN, instance).getDueDate().toInstant()).isEqualTo(closeOf(DUE));
        assertThat(Stream.of(MAIL.getReceivedMessages())).singleElement().satisfies(mail ->
                assertThat(mail.getSubject()).isEqualTo("Still due by Monday 21 September 2026: Return for CASE-0042"));
        assertThat((String) shown(AUDITOR, task(Elements.COMPLETE_RETURN, instance)).get("moreTime"))
                .contains("cannot agree; the due date stays", "The panel reads from then on");
        askForMoreTime(DEPUTY, LocalDate.of(2026, 9, 28), "Still ill");
        assertThat(returns.find(id).extensions()).extracting(e -> e.isDecided()).containsExactly(true, false);
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());
        assertThat(tasksOf(Elements.DECIDE_ON_MORE_TIME, instance)).isEmpty();
    }

    @Test
    void refusesMoreTimeThatIsNoneOrTooMuchOrAskedForByAnotherAgency() {
        assertThatThrownBy(() -> askForMoreTime(AUDITOR, DUE, "Ill"))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("wishedOn: must be later than 21");
        assertThatThrownBy(() -> askForMoreTime(AUDITOR, PANEL, "Ill"))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("wishedOn: must be 9 October 2026");
        assertThatThrownBy(() -> askForMoreTime(OTHER_AUDITOR, LocalDate.of(2026, 10, 2), "Ill"))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("agencyReturn: is none of the choices");
        assertThatThrownBy(() -> askForMoreTime(COORDINATOR, LocalDate.of(2026, 10, 2), "Ill"))
                .isInstanceOf(FormRefusedException.class);
        assertThat(returns.find(id).extensions()).isEmpty();
        askForMoreTime(AUDITOR, LocalDate.of(2026, 10, 2), "Ill");
        assertThatThrownBy(() -> askForMoreTime(AUDITOR, LocalDate.of(2026, 10, 5), "Ill"))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("you have asked already");
        assertThatThrownBy(() -> submit(COORDINATOR, task(Elements.DECIDE_ON_MORE_TIME, instance),
                Map.of("decision", "grant", "newDueOn", "2026-10-12")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("newDueOn: must be 9 October 2026");
        assertThat(returns.find(id).dueOn()).isEqualTo(DUE);
    }

    @Test
    void endsTheAgencysTaskWhenTheChairExcusesIt() {
        escalate();
        submit(CHAIR, task(Elements.LIAISE_WITH_AGENCY, instance),
                Map.of("decision", "excuse", "reason", "No auditor until spring"));

        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(returns.find(id).state()).isEqualTo(ReturnState.EXCUSED);
        assertThat(returns.find(id).outcome()).isEqualTo(ReturnOutcome.UNABLE_TO_TAKE_PART);
        assertThat(returns.find(id).outcomeReason()).isEqualTo("No auditor until spring");
        ReturnNumbers numbers = returns.numbers(sampled.round().id());
        assertThat(numbers.unableToTakePart()).isEqualTo(1);
        assertThat(numbers.outstanding()).isEqualTo(1);
        assertThat(numbers.agenciesTakingPart()).isZero();
    }

    @Test
    void goesOnChasingWhereNothingElseWasAgreed() {
        escalate();
        submit(CHAIR, task(Elements.LIAISE_WITH_AGENCY, instance),
                Map.of("decision", "goOn", "reason", "Promised for this week"));

        assertThat(tasksOf(Elements.COMPLETE_RETURN, instance)).hasSize(1);
        assertThat(LocalDate.ofInstant(timerDue("timerEvent_nextStep", instance), LONDON))
                .isEqualTo(LocalDate.of(2026, 10, 5));
    }

    @Test
    void leavesTheTaskOpenOnceThePolicyHasNoMoreToSay() {
        chaseToItsEnd(instance);

        assertThat(passed("endEvent_chaseOver", instance)).isTrue();
        assertThat(tasksOf(Elements.COMPLETE_RETURN, instance)).hasSize(1);
    }

    @Test
    void refusesALaterDateThatIsNotLater() {
        escalate();
        Task liaise = task(Elements.LIAISE_WITH_AGENCY, instance);
        assertThatThrownBy(() -> submit(CHAIR, liaise,
                Map.of("decision", "extend", "newDueOn", "2026-09-28", "reason", "Ill")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("newDueOn: must be later than");
        assertThat(returns.find(id).agreed()).isEmpty();
        assertThat(task(Elements.LIAISE_WITH_AGENCY, instance).getId()).isEqualTo(liaise.getId());
    }

    @Test
    void sendsNoReminderOnceTheReturnIsIn() {
        runDueJobs();
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());
        int before = MAIL.getReceivedMessages().length;

        clockAt(LocalDate.of(2026, 12, 1), LocalTime.of(12, 0));
        runDueJobs();

        assertThat(MAIL.getReceivedMessages()).hasSize(before);
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of("nothing", Map.of(), "outcome: please answer"),
                Arguments.of("unknown option", Map.of("outcome", "MAYBE"), "outcome: is none of the choices"),
                Arguments.of("unknown field", Map.of("outcome", "NOT_KNOWN", "returnIn", true),
                        "returnIn: the form has no such field"),
                Arguments.of("no search named", Map.of("outcome", "RECORD_NOT_FOUND"), "outcomeReason: please say"),
                Arguments.of("no reason", Map.of("outcome", "UNABLE_TO_TAKE_PART"), "outcomeReason: please say"),
                Arguments.of("no judgement", Map.of("outcome", "COMPLETED"), "judgement_voiceOfTheChild: a completed"),
                Arguments.of("too long", with("learning", "x".repeat(2001)),
                        "learning: has 2001 characters; the limit is 2000"),
                Arguments.of("31 February", with("evidenceDate_voiceOfTheChild", "2026-02-31"),
                        "evidenceDate_voiceOfTheChild: is no date in the calendar"),
                Arguments.of("evidence without its date", with("evidenceDate_voiceOfTheChild", null),
                        "evidenceDate_voiceOfTheChild: please answer"),
                Arguments.of("evidence from the future", with("evidenceDate_voiceOfTheChild", "2026-09-08"),
                        "evidenceDate_voiceOfTheChild: is in the future"),
                Arguments.of("a delay without a reason", with("began_minutes", "2026-08-24", "done_minutes", "2026-09-02"),
                        "delay_minutes: it took longer than 5 working days: please say why"),
                Arguments.of("minutes that never came", with("began_minutes", "2026-08-24"),
                        "delay_minutes: please say why it was not done"),
                Arguments.of("done before it began", with("began_minutes", "2026-08-24", "done_minutes", "2026-08-21"),
                        "done_minutes: is before it began"),
                Arguments.of("a meeting in the future", with("began_strategyDiscussion", "2026-09-07T10:05"),
                        "began_strategyDiscussion: is in the future"),
                Arguments.of("no time of day", with("began_strategyDiscussion", "2026-09-01"),
                        "began_strategyDiscussion: is no date with a time of day"),
                Arguments.of("a detail that is none", with("detailsChecked", List.of("SHOE_SIZE")),
                        "detailsChecked: holds something"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void refusesBadAnswersByFieldAndChangesNothing(String what, Map<String, Object> answers, String message) {
        Task task = task(Elements.COMPLETE_RETURN, instance);

        assertThatThrownBy(() -> submit(AUDITOR, task, answers))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining(message);

        assertNothingChanged(task);
    }

    @Test
    void refusesTheAuditorOfAnotherAgency() {
        Task task = task(Elements.COMPLETE_RETURN, instance);

        assertThatThrownBy(() -> submit(OTHER_AUDITOR, task, completed())).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> shown(OTHER_AUDITOR, task)).isInstanceOf(AuthorizationException.class);

        assertNothingChanged(task);
    }

    @Test
    void refusesASecondCompletion() {
        Task task = task(Elements.COMPLETE_RETURN, instance);
        submit(AUDITOR, task, completed());

        assertThatThrownBy(() -> submit(DEPUTY, task, Map.of("outcome", "NOT_KNOWN")))
                .isInstanceOf(FormRefusedException.class).hasMessageContaining("not open (any more)");

        assertThat(returns.find(id).outcome()).isEqualTo(ReturnOutcome.COMPLETED);
        assertThat(returns.find(id).submittedBy()).isEqualTo(AUDITOR);
    }

    @Test
    void undoesEverythingWhereTheReturnCannotBeKept() {
        Task task = task(Elements.COMPLETE_RETURN, instance);
        jdbc.sql("update agency_return set state = 'NOT_RETURNED' where id = ?").param(id).update();

        assertThatThrownBy(() -> submit(AUDITOR, task, completed())).hasMessageContaining("cannot be submitted");

        assertThat(task(Elements.COMPLETE_RETURN, instance).getId()).isEqualTo(task.getId());
        assertThat(runtime.getVariable(instance.getId(), Variables.RETURN_IN)).isEqualTo(false);
        assertThat(answersKept()).isZero();
        readModel.rebuild();
    }

    @Test
    void showsAnAuditorNothingOfAnotherAgency() {
        ProcessInstance other = runtime.startProcessInstanceByKey(AgencyReturnProcess.KEY, "other", Map.of(
                Variables.AGENCY_RETURN_ID, returnOf("returns-health").id(), Variables.AUDIT_CASE_ID, caseId(),
                Variables.AUDIT_ROUND_ID, sampled.round().id()));
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());

        assertThat(shown(OTHER_AUDITOR, task(Elements.COMPLETE_RETURN, other)).toString())
                .doesNotContain("Police", SECRET, "GOOD");
        assertThat(as(AUDITOR, () -> tasks.createTaskQuery().taskDefinitionKey(Elements.COMPLETE_RETURN).list()))
                .isEmpty();
    }

    @Test
    void aCasesAuditAsksEveryAgencyAndClosesWhatIsOpenAtSignOff() {
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), Map.of("outcome", "NOT_KNOWN"));
        SampledRound second =
                SampledRound.create(context, DUE, PANEL, List.of("returns-police", "returns-health"), "CASE-0043");
        long second0043 = second.cases().get(0);
        ProcessInstance audit = runtime.createProcessInstanceByKey("case-audit").businessKey("CASE-0043")
                .setVariable(Variables.AUDIT_CASE_ID, second0043)
                .setVariable(Variables.AUDIT_ROUND_ID, second.round().id())
                .startBeforeActivity("serviceTask_openReturns").execute();
        assertThat(tasksOf(Elements.COMPLETE_RETURN, audit)).extracting(Task::getName).containsExactlyInAnyOrder(
                "Complete return – CASE-0043 Returns Health", "Complete return – CASE-0043 Returns Police");

        runtime.createMessageCorrelation("signOffReached")
                .processInstanceVariableEquals(Variables.AUDIT_ROUND_ID, second.round().id()).correlateAll();

        assertThat(returns.ofCase(second0043)).hasSize(2)
                .allSatisfy(left -> assertThat(left.state()).isEqualTo(ReturnState.NOT_RETURNED));
        assertThat(returns.numbers(second.round().id()).notReturned()).isEqualTo(2);
        assertThat(tasksOf(Elements.COMPLETE_RETURN, audit)).isEmpty();
        assertThat(returns.find(id).state()).isEqualTo(ReturnState.IN);
    }

    @Test
    void givesAgenciesFiveWorkingDaysWhereACaseJoinsLate() {
        clockAt(DUE, LocalTime.of(12, 0));
        SampledRound late = SampledRound.create(context, DUE, PANEL, List.of("returns-police"), "CASE-0099");
        returns.open(late.cases().get(0));
        assertThat(returns.ofCase(late.cases().get(0)).get(0).dueOn()).isEqualTo(LocalDate.of(2026, 9, 28));
    }

    @Test
    void leavesReturnsOfACaseThatLeftTheSampleOutOfNumbersAndReport() {
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());
        jdbc.sql("update audit_case set status = 'WITHDRAWN' where id = ?").param(caseId()).update();

        assertThat(returns.ofCase(caseId())).isEmpty();
        assertThat(returns.ofRound(sampled.round().id())).isEmpty();
        assertThat(returns.numbers(sampled.round().id()).requested()).isZero();
    }

    @Test
    void deletesWhatAgenciesAnsweredWhenTheFamilyWithdraws() {
        submit(AUDITOR, task(Elements.COMPLETE_RETURN, instance), completed());

        context.publishEvent(new CaseWithdrawn(caseId(), sampled.round().id()));

        assertThat(returns.find(id).state()).isEqualTo(ReturnState.WITHDRAWN);
        assertThat(answersKept()).isZero();
    }

    private void askForMoreTime(String user, LocalDate wishedOn, String reason) {
        start(user, AskForMoreTimeProcess.KEY,
                Map.of("agencyReturn", Long.toString(id), "wishedOn", wishedOn.toString(), "reason", reason));
    }

    private void escalate() {
        clockAt(TODAY, LocalTime.of(10, 0));
        runDueJobs();
        clockAt(LocalDate.of(2026, 9, 16), LocalTime.of(12, 0));
        runDueJobs();
        for (LocalDate day : List.of(DUE, LocalDate.of(2026, 9, 22), LocalDate.of(2026, 9, 24),
                LocalDate.of(2026, 9, 28))) {
            clockAt(day, LocalTime.of(12, 0));
            runDueJobs();
        }
        assertThat(tasksOf(Elements.LIAISE_WITH_AGENCY, instance)).hasSize(1);
    }

    private void assertNothingChanged(Task task) {
        assertThat(task(Elements.COMPLETE_RETURN, instance).getId()).isEqualTo(task.getId());
        assertThat(runtime.getVariable(instance.getId(), Variables.RETURN_IN)).isEqualTo(false);
        assertThat(returns.find(id).state()).isEqualTo(ReturnState.REQUESTED);
        assertThat(returns.find(id).outcome()).isNull();
        assertThat(answersKept()).isZero();
    }

    private int answersKept() {
        return jdbc.sql("select count(*) from return_answer where agency_return_id = ?").param(id)
                .query(Integer.class).single();
    }

    private static Map<String, Object> completed() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("outcome", "COMPLETED");
        answers.put("auditMethod", "WITH_STAFF");
        answers.put("openInWindow", "yes");
        answers.put("judgement_voiceOfTheChild", "GOOD");
        answers.put("strengths_voiceOfTheChild", "The child was seen alone");
        answers.put("evidence_voiceOfTheChild", SECRET);
        answers.put("evidenceDate_voiceOfTheChild", "2026-03-02");
        answers.put("learning", SECRET + ", and nobody asked");
        answers.put("detailsChecked", List.of("DATE_OF_BIRTH", "ETHNICITY"));
        answers.put("detailsWrong", List.of("ETHNICITY"));
        return answers;
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> answers = completed();
        answers.put(key, value);
        return answers;
    }

    private static Map<String, Object> with(String key, Object value, String secondKey, Object second) {
        Map<String, Object> answers = with(key, value);
        answers.put(secondKey, second);
        return answers;
    }

    private VariableMap shown(String user, Task task) {
        return as(user, () -> engine.getFormService().getTaskFormVariables(task.getId()));
    }

    private AgencyReturn returnOf(String agency) {
        return returns.ofCase(caseId()).stream().filter(r -> r.agencyCode().equals(agency)).findFirst().orElseThrow();
    }

    private long caseId() {
        return sampled.cases().get(0);
    }

    private static Instant closeOf(LocalDate day) {
        return day.atTime(17, 0).atZone(LONDON).toInstant();
    }

    private static String recipient(Message message) {
        try {
            return ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
