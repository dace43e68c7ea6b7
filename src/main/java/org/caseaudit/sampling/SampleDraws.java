package org.caseaudit.sampling;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.FrameFilter;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.programme.SamplingPlan;
import org.caseaudit.programme.SamplingPlan.Share;
import org.caseaudit.programme.SeedOrigin;
import org.caseaudit.register.Frames;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws a round's sample so that anyone can repeat it, in steps that are committed one by one: the frame is frozen and
 * hashed together with all that the draw goes by; then there is a seed; then sample and reserves follow from both.
 */
@Service
@Transactional
public class SampleDraws {

    private final AuditRounds rounds;
    private final Frames register;
    private final DrawRepository draws;
    private final FrozenFrames frozen;
    private final RankedCaseRepository ranking;
    private final AuditCaseRepository cases;
    private final StratumNames names;
    private final Clock clock;

    SampleDraws(AuditRounds rounds, Frames register, DrawRepository draws, FrozenFrames frozen,
            RankedCaseRepository ranking, AuditCaseRepository cases, StratumNames names, Clock clock) {
        this.rounds = rounds;
        this.register = register;
        this.draws = draws;
        this.frozen = frozen;
        this.ranking = ranking;
        this.cases = cases;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Freezes the register as it is now, as far as it fits the round's scope, with all that the draw goes by. A draw
     * made before for this round is superseded; cases that the group has left out since stay out.
     *
     * @throws SampleTooSmallException if fewer cases can be drawn than the round wants, in all or in a stratum whose
     *         numbers people set; the round then holds the numbers, and nothing was frozen
     */
    public Draw freeze(long roundId) throws SampleTooSmallException {
        AuditRound round = rounds.round(roundId);
        Map<String, String> leftOut = leftOut(roundId);
        FrameWriter frame = read(round, leftOut);
        FrameSize size = size(frame, round);
        rounds.frameCounted(roundId, size.matching(), size.drawable());
        if (size.drawable() < round.sampleSize() || !size.shortfalls().isEmpty()) {
            throw new SampleTooSmallException(size, round.sampleSize());
        }
        supersedeEarlierDraws(roundId);
        FrameWriter.Written written = frame.written();
        DrawPlan plan = plan(round, frame);
        DrawEntity draw = draws.saveAndFlush(new DrawEntity(roundId, DigestUtils.sha256Hex(written.csv()), frame.size(), plan,
                !round.sampling().shares().isEmpty(), round.filter().onePerFamily(), round.sampling().seedOrigin(),
                clock.instant()));
        frozen.keep(draw.id(), written, plan.strata());
        return draw.toDraw();
    }

    /** Freezes in a transaction of its own, so that what the caller does next comes after the frame is kept. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Draw freezeApart(long roundId) throws SampleTooSmallException {
        return freeze(roundId);
    }

    /**
     * Takes the digits that people threw for the frozen draw of the round.
     *
     * @throws SeedRefusedException if these are no twenty digits, or the person has entered some for this round before
     */
    public void enterSeed(long roundId, String digits, String enteredBy) {
        DrawEntity draw = frozen(roundId);
        if (!Seed.isSeed(digits)) {
            throw new SeedRefusedException("must be twenty digits; these are "
                    + digits.chars().filter(Character::isDigit).count());
        }
        if (enteredBy == null || draws.findByAuditRoundIdOrderById(roundId).stream()
                .anyMatch(earlier -> enteredBy.equals(earlier.seedEnteredBy()))) {
            throw new SeedRefusedException("come from you for the second time in this round; "
                    + "somebody else of the group has to throw and enter them");
        }
        draw.giveSeed(digits, enteredBy);
    }

    /** Draws sample and reserves from the frozen frame, with thrown digits or, where none were asked for, random ones. */
    public Draw draw(long roundId) {
        DrawEntity draw = frozen(roundId);
        if (draw.seedOrigin() == SeedOrigin.RANDOM) {
            draw.giveSeed(Seed.draw(), null);
        }
        byte[] csv = frozen.csv(draw.id());
        if (!DigestUtils.sha256Hex(csv).equals(draw.frameHash())) {
            throw new IllegalStateException("the frame of draw " + draw.id() + " is not the one that was frozen");
        }
        Frame frame = Frame.parse(csv);
        List<Ranking.Ranked> ranked = Ranking.of(frame, draw.seed(), draw.plan(frozen.strata(draw.id())),
                leftOut(roundId), frozen.families(draw.id()).orElse(null));
        keep(draw.id(), ranked, frame);
        draw.drawn(clock.instant());
        int place = 0;
        for (Ranking.Ranked r : ranked) {
            if (r.part() == Ranking.Part.SAMPLE) {
                cases.save(new AuditCaseEntity(
                        roundId, draw.id(), ++place, r.caseRef(), r.stratum(), null, clock.instant()));
            }
        }
        rounds.sampleDrawn(roundId);
        return draw.toDraw();
    }

    private void keep(Long drawId, List<Ranking.Ranked> ranked, Frame frame) {
        Optional<CaseValues> values =
                frozen.values(drawId, ranked.stream().map(r -> frame.indexOf(r.caseRef())).toList());
        List<RankedCaseEntity> kept = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            String line = values.isEmpty() ? null : Frame.stratum(values.get().of(i));
            kept.add(new RankedCaseEntity(drawId, ranked.get(i), line));
        }
        ranking.saveAll(kept);
    }

    /** Counts anew how many cases the round's scope gives to draw from, and keeps the numbers with the round. */
    public FrameSize recount(long roundId) {
        FrameSize size = count(roundId);
        rounds.frameCounted(roundId, size.matching(), size.drawable());
        return size;
    }

    /** How many cases the round's scope gives to draw from as the register is now. */
    @Transactional(readOnly = true)
    public FrameSize count(long roundId) {
        AuditRound round = rounds.round(roundId);
        return size(read(round, leftOut(roundId)), round);
    }

    /** The draw that the round's sample comes from. */
    @Transactional(readOnly = true)
    public Optional<Draw> current(long roundId) {
        return all(roundId).stream().filter(draw -> !draw.superseded()).findFirst();
    }

    /** Whether a frame is frozen that has not been drawn from. */
    @Transactional(readOnly = true)
    public boolean isFrozen(long roundId) {
        return open(roundId).isPresent();
    }

    /** The draw whose frame is frozen and that waits for its seed. */
    @Transactional(readOnly = true)
    public Optional<Draw> waitingForSeed(long roundId) {
        return open(roundId).filter(draw -> draw.seed() == null).map(DrawEntity::toDraw);
    }

    /** All draws of the round that came to a sample, the oldest first. */
    @Transactional(readOnly = true)
    public List<Draw> all(long roundId) {
        return draws.findByAuditRoundIdOrderById(roundId).stream().filter(DrawEntity::isDrawn).map(DrawEntity::toDraw)
                .toList();
    }

    private DrawEntity frozen(long roundId) {
        return open(roundId).orElseThrow(() ->
                new IllegalStateException("no frame of round " + roundId + " is frozen and waits for its draw"));
    }

    private Optional<DrawEntity> open(long roundId) {
        return draws.findByAuditRoundIdOrderById(roundId).stream()
                .filter(draw -> !draw.isSuperseded() && !draw.isDrawn()).findFirst();
    }

    private FrameWriter read(AuditRound round, Map<String, String> leftOut) {
        FrameWriter frame = new FrameWriter(
                round.sampling().columns(), round.filter().onePerFamily(), leftOut.keySet());
        register.read(filter(round.filter(), round.sampling()), frame::add);
        return frame;
    }

    /** Where agencies put cases forward, only these can be drawn. */
    static FrameFilter filter(FrameFilter filter, SamplingPlan sampling) {
        return sampling.method() != SamplingMethod.QUOTA ? filter : filter.nominatedBy(sampling.shares().stream()
                .map(share -> Frame.values(share.stratum()).get(0)).toList());
    }

    private FrameSize size(FrameWriter frame, AuditRound round) {
        Map<String, Integer> drawable = frame.drawableByStratum();
        return new FrameSize(frame.size(), frame.drawable(), round.sampling().shares().stream()
                .filter(share -> drawable.getOrDefault(share.stratum(), 0) < share.cases())
                .map(share -> new Shortfall(share.stratum(),
                        names.words(share.stratum(), round.sampling().columns()), share.cases(),
                        drawable.getOrDefault(share.stratum(), 0))).toList());
    }

    private static DrawPlan plan(AuditRound round, FrameWriter frame) {
        SamplingPlan sampling = round.sampling();
        Map<String, Integer> sizes = new TreeMap<>(Stratum.BY_BYTES);
        if (sampling.method().hasStrata()) {
            sizes.putAll(frame.sizes());
        } else {
            sizes.put(Stratum.WHOLE_FRAME, frame.sizes().values().stream().mapToInt(Integer::intValue).sum());
        }
        Map<String, Integer> places = places(sampling, round.sampleSize(), sizes);
        List<Stratum> strata = new ArrayList<>();
        sizes.forEach((name, size) ->
                strata.add(new Stratum(name, size, places.getOrDefault(name, 0), sampling.reserves())));
        return new DrawPlan(sampling.method(), sampling.columns(), round.sampleSize(), strata);
    }

    /** As people set it, or in proportion to the sizes. */
    static Map<String, Integer> places(SamplingPlan sampling, int sampleSize, Map<String, Integer> sizes) {
        return sampling.shares().isEmpty() ? LargestRemainder.share(sampleSize, sizes)
                : sampling.shares().stream().collect(Collectors.toMap(Share::stratum, Share::cases));
    }

    /** What the group has left out after draws of this round, with its reasons. */
    private Map<String, String> leftOut(long roundId) {
        return cases.findByAuditRoundIdOrderByPlaceAscIdAsc(roundId).stream()
                .filter(c -> c.status() == CaseStatus.EXCLUDED)
                .collect(Collectors.toMap(AuditCaseEntity::caseRef, AuditCaseEntity::reason, (one, other) -> one));
    }

    private void supersedeEarlierDraws(long roundId) {
        draws.findByAuditRoundIdOrderById(roundId).forEach(DrawEntity::supersede);
        cases.findByAuditRoundIdOrderByPlaceAscIdAsc(roundId).forEach(c -> c.redrawn(clock.instant()));
    }
}
