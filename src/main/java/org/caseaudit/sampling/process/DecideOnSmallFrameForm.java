package org.caseaudit.sampling.process;

import java.util.List;
import java.util.stream.Collectors;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.RoundDecision;
import org.caseaudit.programme.SamplingPlan.Share;
import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.sampling.FrameSize;
import org.caseaudit.sampling.SampleDraws;
import org.caseaudit.sampling.Shortfall;
import org.springframework.stereotype.Component;

/** Keeps how the group goes on when fewer cases can be drawn than it wanted, in all or in a stratum. */
@Component
class DecideOnSmallFrameForm extends FormHandler {

    private static final String FEWER = "fewer";
    private static final String ABANDON = "abandon";

    private final AuditRounds rounds;
    private final SampleDraws draws;

    DecideOnSmallFrameForm(AuditRounds rounds, SampleDraws draws) {
        this.rounds = rounds;
        this.draws = draws;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID));
        FrameSize size = draws.count(round.id());
        values.show("roundReference", round.reference()).show("roundTitle", round.title())
                .show("casesMatching", round.casesMatching()).show("casesDrawable", round.casesDrawable())
                .show("casesWanted", round.sampleSize()).show("casesLeft", fewer(round, size).cases())
                .show("shortfalls", size.shortfalls().stream().map(s -> "- " + s.inWords())
                        .collect(Collectors.joining("\n")));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        long roundId = task.id(AuditRoundProcess.Variables.AUDIT_ROUND_ID);
        AuditRound round = rounds.round(roundId);
        String decision = answers.text("decision");
        if (FEWER.equals(decision)) {
            Fewer fewer = fewer(round, draws.count(roundId));
            if (fewer.cases() == 0) {
                throw new FormRefusedException("decision",
                        "no case at all can be drawn, so there are none to audit; widen the scope or abandon the round");
            }
            rounds.auditFewer(roundId, fewer.cases(), fewer.shares());
        } else if (ABANDON.equals(decision)) {
            rounds.abandon(roundId);
        }
        rounds.decided(roundId, RoundDecision.Kind.SMALL_FRAME, decision, answers.text("reason"), null, task.user());
        task.set(AuditRoundProcess.Variables.SMALL_FRAME_DECISION, decision);
    }

    /** As many as there are; where the group set the numbers, as many of each stratum as there are. */
    private record Fewer(int cases, List<Share> shares) {
    }

    private static Fewer fewer(AuditRound round, FrameSize size) {
        if (round.sampling().shares().isEmpty()) {
            return new Fewer(Math.min(size.drawable(), round.sampleSize()), List.of());
        }
        List<Share> shares = round.sampling().shares().stream()
                .map(share -> new Share(share.stratum(), size.shortfalls().stream()
                        .filter(s -> s.name().equals(share.stratum())).findFirst()
                        .map(Shortfall::drawable).orElse(share.cases())))
                .filter(share -> share.cases() > 0).toList();
        return new Fewer(shares.stream().mapToInt(Share::cases).sum(), shares);
    }
}
