package org.caseaudit.sampling.process;

import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.sampling.SampleDraws;
import org.caseaudit.sampling.SeedRefusedException;
import org.springframework.stereotype.Component;

/** Takes the digits that the group threw, once the frame is frozen. */
@Component
class EnterThrownDigitsForm extends FormHandler {

    private final AuditRounds rounds;
    private final SampleDraws draws;
    private final CalendarSettings calendar;

    EnterThrownDigitsForm(AuditRounds rounds, SampleDraws draws, CalendarSettings calendar) {
        this.rounds = rounds;
        this.draws = draws;
        this.calendar = calendar;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID));
        values.show("roundReference", round.reference()).show("roundTitle", round.title())
                .show("casesWanted", round.sampleSize());
        draws.waitingForSeed(round.id()).ifPresent(frozen -> values
                .show("frameSize", frozen.frameSize()).show("frameHash", frozen.frameHash())
                .show("frozenAt", UkDate.format(frozen.frozenAt(), calendar.zone())));
    }

    /** People write long numbers in groups. */
    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        try {
            draws.enterSeed(task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID),
                    answers.text("digits").replaceAll("[\\s-]", ""), task.user());
        } catch (SeedRefusedException e) {
            throw new FormRefusedException("digits", e.getMessage());
        }
    }
}
