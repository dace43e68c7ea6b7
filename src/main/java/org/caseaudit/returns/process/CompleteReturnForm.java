package org.caseaudit.returns.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseaudit.audittool.AnswerKind;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTool.Question;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Answer;
import org.caseaudit.returns.AgencyReturn.Measure;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.AuditMethod;
import org.caseaudit.returns.ReturnOutcome;
import org.caseaudit.returns.ReturnSubmission;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** The audit tool, whichever the round uses: knows its questions only from the form. */
@Component
class CompleteReturnForm extends FormHandler {

    private static final String OUTCOME = "outcome";
    private static final String REASON = "outcomeReason";
    private static final String METHOD = "auditMethod";
    private static final String IN_WINDOW = "openInWindow";

    private final AgencyReturns returns;
    private final PartsInWords parts;
    private final MeasuredTimes times;
    private final ReturnAtAGlance glance;
    private final AuditTools tools;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final WorkingCalendar calendar;
    private final Clock clock;

    CompleteReturnForm(
            AgencyReturns returns, PartsInWords parts, MeasuredTimes times, ReturnAtAGlance glance, AuditTools tools,
            AuditRounds rounds, AuditCases cases, WorkingCalendar calendar, Clock clock) {
        this.returns = returns;
        this.parts = parts;
        this.times = times;
        this.glance = glance;
        this.tools = tools;
        this.rounds = rounds;
        this.cases = cases;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AgencyReturn asked = returns.find(task.id(Variables.AGENCY_RETURN_ID));
        AuditRound round = rounds.round(asked.auditRoundId());
        List<String> questions = asked.questions();
        int last = Math.max(0, questions.size() - 1);
        Instant close = calendar.closeOfBusiness(asked.dueOn());
        values.show("themeTitle", round.theme() == null ? round.title() : round.theme().title())
                .show("caseReference", cases.reference(asked.auditCaseId()))
                .show("dueInWords", UkDate.formatWithDay(asked.dueOn()) + ", close of business")
                .show("overdue", clock.instant().isAfter(close))
                .show("question", questions.isEmpty() ? "" : questions.get(last))
                .show("earlierQuestions", String.join("; ", questions.subList(0, last)))
                .show("guidance", Optional.ofNullable(round.guidance()).orElse(""))
                .show("auditorTraining", Optional.ofNullable(round.training()).orElse(""))
                .show("windowInWords", window(round))
                .show("facts", glance.of(asked, round))
                .show("moreTime", asked.lastExtension().map(e -> AskForMoreTimeForm.inWords(e, calendar)).orElse(""))
                .show("parts", parts.of(asked));
        if (asked.submittedAt() != null) {
            prefill(asked, values);
        }
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        AgencyReturn asked = returns.find(task.id(Variables.AGENCY_RETURN_ID));
        ReturnOutcome outcome = answers.choice(OUTCOME, ReturnOutcome.class);
        List<Problem> problems = new ArrayList<>();
        if (outcome == ReturnOutcome.RECORD_NOT_FOUND && !answers.has(REASON)) {
            problems.add(new Problem(REASON, "please say what search was made for the record"));
        }
        if (outcome == ReturnOutcome.UNABLE_TO_TAKE_PART && !answers.has(REASON)) {
            problems.add(new Problem(REASON, "please say why your agency is unable to take part"));
        }
        AuditTool tool = tools.schema(asked.toolFormId(), asked.toolFormVersion());
        boolean completed = outcome == ReturnOutcome.COMPLETED;
        List<Answer> audit = completed ? audit(tool, answers, problems) : List.of();
        List<Measure> measures =
                completed ? times.taken(tool.practiceStandards(), answers, problems) : List.of();
        if (!problems.isEmpty()) {
            throw new FormRefusedException(problems);
        }
        String inWindow = answers.text(IN_WINDOW);
        returns.submit(asked.id(), new ReturnSubmission(outcome, answers.text(REASON),
                answers.choice(METHOD, AuditMethod.class), inWindow == null ? null : inWindow.equals("yes"), audit,
                measures), task.user());
        task.set(Variables.RETURN_IN, true);
    }

    private List<Answer> audit(AuditTool tool, FormAnswers answers, List<Problem> problems) {
        List<Answer> audit = new ArrayList<>();
        for (Question question : tool.questions()) {
            switch (question.kind()) {
                case OUTCOME, REASON, METHOD, WINDOW, EVIDENCE_DATE, MEASURED_FROM, MEASURED_TO, DELAY_REASON -> { }
                case DETAILS_CHECK, DETAILS_WRONG -> {
                    if (!answers.list(question.key()).isEmpty()) {
                        audit.add(answer(question, String.join(",", answers.list(question.key())), null));
                    }
                }
                default -> {
                    if (answers.has(question.key())) {
                        LocalDate date = question.kind() == AnswerKind.EVIDENCE
                                ? evidenceDate(tool, question, answers, problems) : null;
                        audit.add(answer(question, answers.text(question.key()), date));
                    }
                }
            }
        }
        if (audit.stream().noneMatch(a -> a.kind() == AnswerKind.JUDGEMENT)) {
            tool.questions().stream().filter(q -> q.kind() == AnswerKind.JUDGEMENT).findFirst().ifPresent(
                    q -> problems.add(new Problem(q.key(), "a completed audit judges one standard at least")));
        }
        return audit;
    }

    private LocalDate evidenceDate(
            AuditTool tool, Question evidence, FormAnswers answers, List<Problem> problems) {
        String key = dateOf(tool, evidence).key();
        LocalDate date = answers.date(key);
        if (date == null) {
            problems.add(new Problem(key, "please say when the evidence is from"));
        } else if (date.isAfter(LocalDate.now(clock))) {
            problems.add(new Problem(key, "is in the future"));
        }
        return date;
    }

    private static Question dateOf(AuditTool tool, Question evidence) {
        return tool.questions().stream()
                .filter(q -> q.kind() == AnswerKind.EVIDENCE_DATE && q.standard().equals(evidence.standard()))
                .findFirst().orElseThrow();
    }

    private static Answer answer(Question question, String value, LocalDate date) {
        return new Answer(question.key(), question.label(), question.kind(), question.standard(), value, date);
    }

    private void prefill(AgencyReturn asked, FormValues values) {
        values.show(OUTCOME, asked.outcome().name()).show(REASON, asked.outcomeReason());
        if (asked.auditMethod() != null) {
            values.show(METHOD, asked.auditMethod().name());
        }
        if (asked.openInWindow() != null) {
            values.show(IN_WINDOW, asked.openInWindow() ? "yes" : "no");
        }
        AuditTool tool = tools.schema(asked.toolFormId(), asked.toolFormVersion());
        MeasuredTimes.prefill(tool.practiceStandards(), asked.measures(), values);
        for (Answer answer : asked.answers()) {
            if (answer.kind() == AnswerKind.DETAILS_CHECK || answer.kind() == AnswerKind.DETAILS_WRONG) {
                values.show(answer.key(), List.of(answer.value().split(",")));
            } else {
                values.show(answer.key(), answer.value());
            }
            if (answer.evidenceDate() != null) {
                values.show(dateOf(tool, tool.question(answer.key())).key(), answer.evidenceDate());
            }
        }
    }

    static String window(AuditRound round) {
        if (round.windowFrom() == null || round.windowTo() == null) {
            return "as the round's plan says";
        }
        return UkDate.format(round.windowFrom()) + " to " + UkDate.format(round.windowTo());
    }
}
