package org.caseaudit.programme.process;

import java.time.Clock;
import java.time.LocalDate;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.Mode;
import org.caseaudit.programme.RoundPlan;
import org.springframework.stereotype.Component;

/** Takes a round into the programme and gives it its reference. */
@Component
class PlanRoundForm extends FormHandler {

    private static final String STATUTORY_BASIS =
            "The safeguarding partners review the effectiveness of multi-agency practice under section 16E of the "
            + "Children Act 2004 and the guidance Working Together to Safeguard Children.";
    private static final String LAWFUL_BASIS =
            "Public task: UK GDPR Article 6(1)(e) and 9(2)(g). Families' agreement to take part is asked separately.";

    private final AuditRounds rounds;
    private final WorkingDays workingDays;
    private final Clock clock;

    PlanRoundForm(AuditRounds rounds, WorkingDays workingDays, Clock clock) {
        this.rounds = rounds;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        values.show("statutoryBasis", STATUTORY_BASIS).show("lawfulBasis", LAWFUL_BASIS);
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        LocalDate panelOn = answers.date("panelOn");
        if (!panelOn.isAfter(LocalDate.now(clock))) {
            throw new FormRefusedException("panelOn", "must be after today, so that there is time to audit");
        }
        LocalDate from = answers.date("windowFrom");
        LocalDate to = answers.date("windowTo");
        if (from != null && to != null && to.isBefore(from)) {
            throw new FormRefusedException("windowTo", "is before the first day of the audit window");
        }
        AuditRound round = rounds.plan(
                new RoundPlan(answers.text("title"), answers.choice("mode", Mode.class), panelOn, from, to,
                        answers.text("objectives"), answers.text("audience"), answers.text("statutoryBasis"),
                        answers.text("lawfulBasis")),
                task.user(), task.processInstanceId());
        task.set(AuditRoundProcess.Variables.AUDIT_ROUND_ID, round.id());
        task.set(AuditRoundProcess.Variables.PANEL_AT, workingDays.closeOf(panelOn));
        task.setBusinessKey(round.reference());
    }
}
