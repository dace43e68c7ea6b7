package org.caseaudit.actions.process;

import java.time.LocalDate;
import java.util.Date;
import org.caseaudit.actions.Actions;
import org.caseaudit.actions.Owners;
import org.caseaudit.actions.process.ActionFollowUpProcess.Variables;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormTask;
import org.springframework.stereotype.Component;

/** Somebody who did not complete the action looks at the evidence. */
@Component
class VerifyActionForm extends ActionForm {

    private static final String VERIFIED = "verified";

    private final WorkingCalendar calendar;

    VerifyActionForm(Actions actions, Owners owners, WorkingCalendar calendar) {
        super(actions, owners);
        this.calendar = calendar;
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        boolean verified = answers.text("decision").equals(VERIFIED);
        if (verified) {
            LocalDate reviewOn = answers.date("reviewOn");
            actions.verify(actionId(task), reviewOn, task.user());
            task.set(Variables.EFFECT_REVIEW_AT,
                    Date.from(calendar.nextWorkingMorning(calendar.opens(reviewOn))));
        } else {
            actions.notYet(actionId(task), answers.text("question"), task.user());
        }
        task.set(Variables.ACTION_VERIFIED, verified);
    }
}
