package org.caseaudit.consent.process;

import org.caseaudit.calendar.UkDate;
import org.caseaudit.consent.Agreement;
import org.caseaudit.consent.Agreements;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.springframework.stereotype.Component;

/** Keeps whether a family that has not answered is asked on. */
@Component
class DecideHowToAskForm extends FormHandler {

    /** As often as the decision table wants a family asked before a reserve takes its place. */
    private static final int ASKED_ENOUGH = 2;

    private final Agreements agreements;
    private final CaseTitles titles;

    DecideHowToAskForm(Agreements agreements, CaseTitles titles) {
        this.agreements = agreements;
        this.titles = titles;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        titles.show(task, values);
        Agreement agreement = agreements.find(CaseTitles.caseId(task)).orElseThrow();
        values.show("dueDay", UkDate.formatWithDay(agreement.dueOn())).show("askedBefore", agreement.timesAsked());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        boolean askOn = "askOn".equals(answers.text("decision"));
        Agreement agreement = agreements.decidedHowToAsk(
                CaseTitles.caseId(task), askOn, answers.text("reason"), task.user());
        task.set(CaseAuditProcess.Variables.ASK_ON, askOn);
        if (!askOn) {
            task.set(CaseAuditProcess.Variables.AGREEMENT_OUTCOME, agreement.state().name());
            task.set(CaseAuditProcess.Variables.TIMES_ASKED, ASKED_ENOUGH);
        }
    }
}
