package org.caseaudit.consent.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.Interview.Voice;
import org.caseaudit.consent.Interviews;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormRefusedException.Problem;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.springframework.stereotype.Component;

/** Keeps what parent and child said, or why they were not heard. */
@Component
class HoldFeedbackInterviewForm extends FormHandler {

    private final Interviews interviews;
    private final CaseTitles titles;
    private final Clock clock;

    HoldFeedbackInterviewForm(Interviews interviews, CaseTitles titles, Clock clock) {
        this.interviews = interviews;
        this.titles = titles;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        titles.show(task, values);
        Interview interview = interviews.find(CaseTitles.caseId(task)).orElseThrow();
        values.show("dueDay", UkDate.formatWithDay(interview.dueOn()))
                .show("contingencyDay", UkDate.formatWithDay(interview.contingencyOn()));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        List<Problem> problems = new ArrayList<>();
        Voice parent = voice("parent", answers, problems);
        Voice child = voice("child", answers, problems);
        if (!problems.isEmpty()) {
            throw new FormRefusedException(problems);
        }
        boolean speaksToBoard = "yes".equals(answers.text("speaksToBoard"));
        interviews.recorded(CaseTitles.caseId(task), parent, child, speaksToBoard, task.user());
        task.set(CaseAuditProcess.Variables.SPEAKS_TO_BOARD, speaksToBoard);
    }

    private Voice voice(String person, FormAnswers answers, List<Problem> problems) {
        boolean held = "yes".equals(answers.text(person + "Held"));
        LocalDate heldOn = answers.date(person + "HeldOn");
        if (heldOn != null && heldOn.isAfter(LocalDate.now(clock))) {
            problems.add(new Problem(person + "HeldOn", "is in the future"));
        }
        return new Voice(held, heldOn, answers.text(person + "Views"), answers.text(person + "Reason"));
    }
}
