package org.caseaudit.returns.process;

import java.time.LocalDate;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Extension;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** The coordinator grants an agency a later due date, or refuses it with a reason. */
@Component
class DecideOnMoreTimeForm extends FormHandler {

    private final AgencyReturns returns;
    private final AuditCases cases;
    private final WorkingCalendar calendar;

    DecideOnMoreTimeForm(AgencyReturns returns, AuditCases cases, WorkingCalendar calendar) {
        this.returns = returns;
        this.cases = cases;
        this.calendar = calendar;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AgencyReturn asked = returns.find(task.id(Variables.AGENCY_RETURN_ID));
        Extension wish = asked.lastExtension().orElseThrow();
        values.show("agencyName", asked.agencyName())
                .show("caseReference", cases.reference(asked.auditCaseId()))
                .show("dueInWords", UkDate.formatWithDay(asked.dueOn()))
                .show("wishedInWords", UkDate.formatWithDay(wish.wishedOn()))
                .show("wishReason", wish.reason())
                .show("latestInWords", returns.latestDueOn(asked.id()).map(UkDate::formatWithDay).orElse(""))
                .show("newDueOn", wish.wishedOn());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        AgencyReturn asked = returns.find(task.id(Variables.AGENCY_RETURN_ID));
        boolean granted = answers.text("decision").equals("grant");
        LocalDate newDueOn = granted ? answers.date("newDueOn") : null;
        if (granted) {
            AskForMoreTimeForm.check("newDueOn", asked, newDueOn, returns.latestDueOn(asked.id()), calendar.today());
        }
        returns.decideOnMoreTime(
                asked.id(), newDueOn, answers.text(granted ? "note" : "refusal"), task.user());
        task.set(Variables.MORE_TIME_GRANTED, granted);
    }
}
