package org.caseaudit.consent.process;

import java.time.Clock;
import java.time.LocalDate;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.Interviews;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.springframework.stereotype.Component;

/** Keeps that a family was thanked, or why not. */
@Component
class ThankFamilyForm extends FormHandler {

    private final Interviews interviews;
    private final CaseTitles titles;
    private final Clock clock;

    ThankFamilyForm(Interviews interviews, CaseTitles titles, Clock clock) {
        this.interviews = interviews;
        this.titles = titles;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        titles.show(task, values);
        Interview.BoardWish wish = interviews.find(CaseTitles.caseId(task)).orElseThrow().boardWish();
        values.show("boardMeeting", wish == null || wish.meetsOn() == null ? ""
                : "The parent speaks to the board on **" + UkDate.formatWithDay(wish.meetsOn()) + "**.");
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        LocalDate thankedOn = answers.date("thankedOn");
        if (thankedOn != null && thankedOn.isAfter(LocalDate.now(clock))) {
            throw new FormRefusedException("thankedOn", "is in the future");
        }
        interviews.thanked(CaseTitles.caseId(task), thankedOn, answers.text("reason"), task.user());
    }
}
