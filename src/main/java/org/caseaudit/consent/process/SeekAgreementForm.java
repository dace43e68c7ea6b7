package org.caseaudit.consent.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.consent.Agreement;
import org.caseaudit.consent.Agreements;
import org.caseaudit.consent.Answer;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.springframework.stereotype.Component;

/** Keeps what asking a family led to, person by person. */
@Component
class SeekAgreementForm extends FormHandler {

    /** How the form's fields about a person begin; the first parent's day and asker are everybody's unless told. */
    private static final String PARENT = "parent";
    private static final String SECOND_PARENT = "secondParent";
    private static final String CHILD = "child";

    private final Agreements agreements;
    private final CaseTitles titles;
    private final Clock clock;

    SeekAgreementForm(Agreements agreements, CaseTitles titles, Clock clock) {
        this.agreements = agreements;
        this.titles = titles;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        titles.show(task, values);
        Agreement agreement = agreements.find(CaseTitles.caseId(task)).orElseThrow();
        values.show("dueDay", UkDate.formatWithDay(agreement.dueOn())).show("askedBefore", agreement.timesAsked())
                .show("attempts", agreement.answers().stream().map(SeekAgreementForm::line)
                        .collect(Collectors.joining("\n")));
        agreed(agreement, Answer.Person.PARENT).ifPresent(answer -> values
                .show("parentOutcome", answer.outcome().name()).show("parentMethod", name(answer.method()))
                .show("askedOn", answer.askedOn()).show("askedBy", answer.askedBy()));
        agreement.last(Answer.Person.SECOND_PARENT).ifPresent(any -> values.show("secondParentNeeded", true));
        agreed(agreement, Answer.Person.SECOND_PARENT).ifPresent(answer -> show(SECOND_PARENT, answer, values));
        agreed(agreement, Answer.Person.CHILD).ifPresent(answer -> show(CHILD, answer, values));
    }

    private static Optional<Answer> agreed(Agreement agreement, Answer.Person person) {
        return agreement.last(person).filter(answer -> answer.outcome() == Answer.Outcome.AGREED);
    }

    private static void show(String who, Answer answer, FormValues values) {
        values.show(who + "Outcome", answer.outcome().name()).show(who + "Method", name(answer.method()))
                .show(who + "AskedOn", answer.askedOn()).show(who + "AskedBy", answer.askedBy());
    }

    private static String name(Answer.Method method) {
        return method == null ? null : method.name();
    }

    private static String line(Answer answer) {
        return "- %s: %s, %s%s".formatted(UkDate.format(answer.askedOn()), answer.person().words(),
                answer.outcome().words(), answer.askedBy() == null ? "" : ", asked by " + answer.askedBy());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        List<Answer> given = new ArrayList<>();
        given.add(answer(Answer.Person.PARENT, PARENT, answers, null));
        if (answers.ticked("secondParentNeeded")) {
            given.add(answer(Answer.Person.SECOND_PARENT, SECOND_PARENT, answers, null));
        }
        if (answers.has("childOutcome")) {
            given.add(answer(Answer.Person.CHILD, CHILD, answers, answers.text("childReason")));
        }
        Agreement agreement = agreements.answered(CaseTitles.caseId(task), given, task.user());
        task.set(CaseAuditProcess.Variables.AGREEMENT_OUTCOME, agreement.state().name());
        task.set(CaseAuditProcess.Variables.TIMES_ASKED, agreement.timesAsked());
    }

    private Answer answer(Answer.Person person, String who, FormAnswers answers, String reason) {
        String day = answers.has(who + "AskedOn") ? who + "AskedOn" : "askedOn";
        LocalDate askedOn = answers.date(day);
        if (askedOn.isAfter(LocalDate.now(clock))) {
            throw new FormRefusedException(day, "is in the future");
        }
        return new Answer(person, answers.choice(who + "Outcome", Answer.Outcome.class),
                answers.choice(who + "Method", Answer.Method.class), askedOn,
                answers.text(answers.has(who + "AskedBy") ? who + "AskedBy" : "askedBy"), reason);
    }
}
