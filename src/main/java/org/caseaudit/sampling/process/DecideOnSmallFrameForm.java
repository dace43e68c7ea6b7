package org.caseaudit.sampling.process;

import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.RoundDecision;
import org.caseaudit.programme.process.AuditRoundProcess;
import org.springframework.stereotype.Component;

/** Keeps how the group goes on when fewer cases can be drawn than it wanted. */
@Component
class DecideOnSmallFrameForm extends FormHandler {

    private static final String FEWER = "fewer";
    private static final String ABANDON = "abandon";

    private final AuditRounds rounds;

    DecideOnSmallFrameForm(AuditRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID));
        values.show("roundReference", round.reference()).show("roundTitle", round.title())
                .show("casesMatching", round.casesMatching()).show("casesDrawable", round.casesDrawable())
                .show("casesWanted", round.sampleSize());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        long roundId = task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID);
        AuditRound round = rounds.round(roundId);
        String decision = answers.text("decision");
        if (FEWER.equals(decision)) {
            if (round.casesDrawable() == 0) {
                throw new FormRefusedException("decision",
                        "no case at all can be drawn, so there are none to audit; widen the scope or abandon the round");
            }
            rounds.auditFewer(roundId, Math.min(round.casesDrawable(), round.sampleSize()));
        } else if (ABANDON.equals(decision)) {
            rounds.abandon(roundId);
        }
        rounds.decided(roundId, RoundDecision.Kind.SMALL_FRAME, decision, answers.text("reason"), null, task.user());
        task.set(AuditRoundProcess.Variables.SMALL_FRAME_DECISION, decision);
    }
}
