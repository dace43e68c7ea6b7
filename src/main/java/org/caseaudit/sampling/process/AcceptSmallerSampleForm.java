package org.caseaudit.sampling.process;

import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.RoundDecision;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** Keeps why the round goes on with a case fewer. */
@Component
class AcceptSmallerSampleForm extends FormHandler {

    private final AuditRounds rounds;
    private final AuditCases cases;

    AcceptSmallerSampleForm(AuditRounds rounds, AuditCases cases) {
        this.rounds = rounds;
        this.cases = cases;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditCase dropped = cases.find(task.id(CaseAuditProcess.Variables.AUDIT_CASE_ID));
        AuditRound round = rounds.round(dropped.roundId());
        values.show("roundReference", round.reference()).show("roundTitle", round.title())
                .show("caseLabel", dropped.label()).show("caseReference", dropped.caseRef())
                .show("whyDropped", dropped.status().words())
                .show("casesLeft", cases.sampled(dropped.roundId()).size()).show("casesWanted", round.sampleSize());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        AuditCase dropped = cases.find(task.id(CaseAuditProcess.Variables.AUDIT_CASE_ID));
        rounds.decided(dropped.roundId(), RoundDecision.Kind.SMALLER_SAMPLE, "accept", answers.text("reason"),
                dropped.caseRef(), task.user());
    }
}
