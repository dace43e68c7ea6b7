package org.caseaudit.consent.process;

import java.time.LocalDate;
import org.caseaudit.consent.Interviews;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.springframework.stereotype.Component;

/** Keeps when and how a parent who wishes to speaks to the board, or why not. */
@Component
class ArrangeBoardMeetingForm extends FormHandler {

    private final Interviews interviews;
    private final CaseTitles titles;

    ArrangeBoardMeetingForm(Interviews interviews, CaseTitles titles) {
        this.interviews = interviews;
        this.titles = titles;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        titles.show(task, values);
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        LocalDate meetsOn = answers.date("meetsOn");
        interviews.boardMeeting(CaseTitles.caseId(task), meetsOn,
                answers.text(meetsOn == null ? "reason" : "arrangement"), task.user());
    }
}
