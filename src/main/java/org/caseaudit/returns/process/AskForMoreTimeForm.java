package org.caseaudit.returns.process;

import java.time.LocalDate;
import java.util.Optional;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Extension;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.process.AgencyReturnProcess.Variables;
import org.springframework.stereotype.Component;

/** An auditor asks for a later due date, beside the return and without losing what is typed there. */
@Component
class AskForMoreTimeForm extends FormHandler {

    private final OwnReturns own;
    private final AgencyReturns returns;
    private final WorkingCalendar calendar;

    AskForMoreTimeForm(OwnReturns own, AgencyReturns returns, WorkingCalendar calendar) {
        this.own = own;
        this.returns = returns;
        this.calendar = calendar;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        values.options("returnOptions", own.options());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        AgencyReturn asked = own.chosen(answers.text("agencyReturn"));
        LocalDate wishedOn = answers.date("wishedOn");
        if (asked.lastExtension().filter(last -> !last.isDecided()).isPresent()) {
            throw new FormRefusedException("agencyReturn", "you have asked already; the coordinator has not decided yet");
        }
        check("wishedOn", asked, wishedOn, returns.latestDueOn(asked.id()), calendar.today());
        returns.askForMoreTime(asked.id(), wishedOn, answers.text("reason"), task.user());
        task.set(Variables.AGENCY_RETURN_ID, asked.id());
        task.setBusinessKey(asked.reference());
    }

    /** A later due date is later than the present one, and before the panel. */
    static void check(
            String field, AgencyReturn asked, LocalDate day, Optional<LocalDate> latest, LocalDate today) {
        LocalDate after = asked.dueOn().isAfter(today) ? asked.dueOn() : today;
        if (latest.isPresent() && !latest.get().isAfter(after)) {
            throw new FormRefusedException(field, "the panel is too close for a later date; a late return is still welcome");
        }
        if (!day.isAfter(after)) {
            throw new FormRefusedException(field, "must be later than " + UkDate.format(after));
        }
        if (latest.filter(day::isAfter).isPresent()) {
            throw new FormRefusedException(field, "must be " + UkDate.format(latest.get())
                    + " at the latest, so that the panel can read the return");
        }
    }

    /** What became of it, as the agency reads it. */
    static String inWords(Extension extension, WorkingCalendar calendar) {
        String asked = "You asked on " + UkDate.format(calendar.dateOf(extension.askedAt())) + " for time until "
                + UkDate.format(extension.wishedOn()) + ". ";
        String words = extension.answer() == null ? "" : " The coordinator says: " + extension.answer();
        if (!extension.isDecided()) {
            return asked + "The coordinator has not decided yet; until then the due date stays.";
        }
        return asked + (extension.isGranted()
                ? "The coordinator has agreed to " + UkDate.format(extension.grantedOn()) + "."
                : "The coordinator cannot agree; the due date stays.") + words;
    }
}
