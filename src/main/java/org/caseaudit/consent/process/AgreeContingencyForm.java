package org.caseaudit.consent.process;

import org.caseaudit.calendar.UkDate;
import org.caseaudit.consent.Interviews;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.springframework.stereotype.Component;

/** Keeps what coordinator and chair agree when a family has not been heard by the contingency deadline. */
@Component
class AgreeContingencyForm extends FormHandler {

    private final Interviews interviews;
    private final CaseTitles titles;

    AgreeContingencyForm(Interviews interviews, CaseTitles titles) {
        this.interviews = interviews;
        this.titles = titles;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        titles.show(task, values);
        values.show("dueDay", UkDate.formatWithDay(
                interviews.find(CaseTitles.caseId(task)).orElseThrow().dueOn()));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        boolean goesAhead = "goesAhead".equals(answers.text("decision"));
        long caseId = CaseTitles.caseId(task);
        if (goesAhead) {
            interviews.goesAhead(caseId, answers.text("arrangement"), answers.text("reason"), task.user());
        } else {
            interviews.notHeard(caseId, answers.text("arrangement"), answers.text("reason"), task.user());
        }
        task.set(CaseAuditProcess.Variables.INTERVIEW_POSSIBLE, goesAhead);
    }
}
