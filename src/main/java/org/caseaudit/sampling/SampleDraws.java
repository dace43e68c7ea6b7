package org.caseaudit.sampling;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.register.CaseRegister;
import org.caseaudit.register.FrameCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws a round's sample so that anyone can repeat it: frame frozen and hashed first, seed made after. */
@Service
@Transactional
public class SampleDraws {

    private final AuditRounds rounds;
    private final CaseRegister register;
    private final DrawRepository draws;
    private final RankedCaseRepository ranking;
    private final AuditCaseRepository cases;
    private final Clock clock;

    SampleDraws(AuditRounds rounds, CaseRegister register, DrawRepository draws, RankedCaseRepository ranking,
            AuditCaseRepository cases, Clock clock) {
        this.rounds = rounds;
        this.register = register;
        this.draws = draws;
        this.ranking = ranking;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Draws the round's sample from the register as it is now. A draw made before for this round is superseded; cases
     * that the group has left out since stay out.
     *
     * @throws SampleTooSmallException if fewer cases can be drawn than the round wants; the round then holds the
     *         numbers, and no draw was made
     */
    public Draw draw(long roundId) throws SampleTooSmallException {
        AuditRound round = rounds.round(roundId);
        List<FrameCase> frame = frame(round);
        FrameSize size = size(frame, round);
        rounds.frameCounted(roundId, size.matching(), size.drawable());
        if (size.drawable() < round.sampleSize()) {
            throw new SampleTooSmallException(size, round.sampleSize());
        }
        supersedeEarlierDraws(roundId);
        // The frame is on record, with its hash, before there is a seed.
        DrawEntity draw = draws.saveAndFlush(
                new DrawEntity(roundId, FrozenFrame.of(frame), round.sampleSize(), clock.instant()));
        String seed = Seed.draw();
        draw.drawn(seed, clock.instant());
        List<Ranking.Ranked> ranked =
                Ranking.of(frame, seed, round.sampleSize(), round.filter().onePerFamily());
        ranking.saveAll(ranked.stream().map(r -> new RankedCaseEntity(draw.id(), r)).toList());
        int place = 0;
        for (Ranking.Ranked r : ranked) {
            if (r.part() == Ranking.Part.SAMPLE) {
                cases.save(new AuditCaseEntity(roundId, draw.id(), ++place, r.caseRef(), null, clock.instant()));
            }
        }
        rounds.sampleDrawn(roundId);
        return toDraw(draw);
    }

    /** Counts anew how many cases the round's scope gives to draw from, and keeps the numbers with the round. */
    public FrameSize recount(long roundId) {
        AuditRound round = rounds.round(roundId);
        FrameSize size = size(frame(round), round);
        rounds.frameCounted(roundId, size.matching(), size.drawable());
        return size;
    }

    /** The draw that the round's sample comes from. */
    @Transactional(readOnly = true)
    public Optional<Draw> current(long roundId) {
        return draws.findByAuditRoundIdOrderById(roundId).stream().map(this::toDraw)
                .filter(draw -> !draw.superseded()).findFirst();
    }

    /** All draws of the round, the oldest first. */
    @Transactional(readOnly = true)
    public List<Draw> all(long roundId) {
        return draws.findByAuditRoundIdOrderById(roundId).stream().map(this::toDraw).toList();
    }

    private List<FrameCase> frame(AuditRound round) {
        Set<String> leftOut = cases.findByAuditRoundIdOrderByPlaceAscIdAsc(round.id()).stream()
                .filter(c -> c.status() == CaseStatus.EXCLUDED)
                .map(AuditCaseEntity::caseRef).collect(Collectors.toSet());
        return register.frame(round.filter()).stream().filter(c -> !leftOut.contains(c.caseRef())).toList();
    }

    private static FrameSize size(List<FrameCase> frame, AuditRound round) {
        int drawable = round.filter().onePerFamily()
                ? (int) frame.stream().map(FrameCase::family).distinct().count() : frame.size();
        return new FrameSize(frame.size(), drawable);
    }

    private void supersedeEarlierDraws(long roundId) {
        draws.findByAuditRoundIdOrderById(roundId).forEach(DrawEntity::supersede);
        cases.findByAuditRoundIdOrderByPlaceAscIdAsc(roundId).forEach(c -> c.redrawn(clock.instant()));
    }

    private Draw toDraw(DrawEntity draw) {
        return draw.toDraw(ranking.countByDrawIdAndPart(draw.id(), Ranking.Part.RESERVE));
    }
}
