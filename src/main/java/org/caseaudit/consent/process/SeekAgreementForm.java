package org.caseaudit.consent.process;

import java.time.Clock;
import java.time.LocalDate;
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

/** Keeps what asking a family led to. */
@Component
class SeekAgreementForm extends FormHandler {

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
        values.show("dueDay", UkDate.formatWithDay(agreement.dueOn())).show("askedBefore", agreement.timesAsked());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        LocalDate askedOn = answers.date("askedOn");
        if (askedOn.isAfter(LocalDate.now(clock))) {
            throw new FormRefusedException("askedOn", "is in the future");
        }
        String askedBy = answers.text("askedBy");
        Answer parent = new Answer(Answer.Person.PARENT, answers.choice("parentOutcome", Answer.Outcome.class),
                answers.choice("parentMethod", Answer.Method.class), askedOn, askedBy, null);
        Answer child = answers.has("childOutcome")
                ? new Answer(Answer.Person.CHILD, answers.choice("childOutcome", Answer.Outcome.class), null, askedOn,
                        askedBy, answers.text("childReason"))
                : null;
        Agreement agreement = agreements.answered(CaseTitles.caseId(task), parent, child, task.user());
        task.set(CaseAuditProcess.Variables.AGREEMENT_OUTCOME, agreement.state().name());
        task.set(CaseAuditProcess.Variables.TIMES_ASKED, agreement.timesAsked());
    }
}
