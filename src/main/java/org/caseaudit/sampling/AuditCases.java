package org.caseaudit.sampling;

import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.Stage;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases of each round's sample, from draw to report. */
@Service("auditCases")
@Transactional
public class AuditCases {

    private final AuditCaseRepository cases;
    private final DrawRepository draws;
    private final RankedCaseRepository ranking;
    private final AuditRounds rounds;
    private final Clock clock;

    AuditCases(AuditCaseRepository cases, DrawRepository draws, RankedCaseRepository ranking, AuditRounds rounds,
            Clock clock) {
        this.cases = cases;
        this.draws = draws;
        this.ranking = ranking;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** The ids of the cases that hold a place in the sample now, in the order of their places. */
    @Transactional(readOnly = true)
    public List<Long> sampled(long roundId) {
        return current(roundId).stream().map(AuditCase::id).toList();
    }

    /** The cases that hold a place in the sample now, in the order of their places. */
    @Transactional(readOnly = true)
    public List<AuditCase> current(long roundId) {
        return inRound(roundId).stream().filter(c -> c.status().isCurrent()).toList();
    }

    /**
     * Every case that the round's last draw brought into the sample, by place and then in the order in which they held
     * it; those that dropped out keep status and reason.
     */
    @Transactional(readOnly = true)
    public List<AuditCase> inRound(long roundId) {
        Optional<Long> lastDraw = draws.findByAuditRoundIdOrderById(roundId).stream()
                .map(DrawEntity::id).max(Comparator.naturalOrder());
        return cases.findByAuditRoundIdOrderByPlaceAscIdAsc(roundId).stream()
                .filter(c -> lastDraw.isPresent() && c.drawId().equals(lastDraw.get()))
                .map(AuditCaseEntity::toCase).toList();
    }

    /** The reference under which work on the case goes. */
    @Transactional(readOnly = true)
    public String reference(long caseId) {
        return entity(caseId).caseRef();
    }

    /** The case with that id; throws {@link NoSuchElementException} if there is none. */
    @Transactional(readOnly = true)
    public AuditCase find(long caseId) {
        return entity(caseId).toCase();
    }

    /** The case in a round that is not published yet, if it holds a place in one. */
    @Transactional(readOnly = true)
    public Optional<AuditCase> underAudit(String caseRef) {
        return audited(caseRef).stream().filter(c -> rounds.round(c.roundId()).stage().compareTo(Stage.PUBLISHED) < 0)
                .reduce((earlier, later) -> later);
    }

    /** The case in the round that sampled it last, published or not, if it still holds its place there. */
    @Transactional(readOnly = true)
    public Optional<AuditCase> lastAudited(String caseRef) {
        return audited(caseRef).stream().reduce((earlier, later) -> later);
    }

    /** The places that the case holds in rounds, published or not, the earliest first. */
    @Transactional(readOnly = true)
    public List<AuditCase> audited(String caseRef) {
        return cases.findByCaseRefAndStatusInOrderById(caseRef, EnumSet.of(CaseStatus.SAMPLED, CaseStatus.AGREED))
                .stream().map(AuditCaseEntity::toCase).toList();
    }

    /** The family takes part. */
    public AuditCase agreed(long caseId) {
        AuditCaseEntity auditCase = entity(caseId);
        auditCase.agreed();
        return auditCase.toCase();
    }

    /**
     * The case leaves the sample; its place stays empty until a reserve is promoted.
     *
     * @throws CaseStatusException if it has left already, or the status is none for leaving
     */
    public AuditCase dropOut(long caseId, CaseStatus because, String reason) {
        AuditCaseEntity auditCase = entity(caseId);
        auditCase.dropOut(because, reason, clock.instant());
        return auditCase.toCase();
    }

    /**
     * Gives the place of a case that dropped out to the next reserve of its stratum or, where that has none left, to
     * the next of the draw.
     *
     * @return the promoted case
     * @throws NoReserveLeftException if every reserve has been used; nothing has changed then
     */
    public AuditCase promoteReserve(long droppedOutId) throws NoReserveLeftException {
        AuditCaseEntity droppedOut = entity(droppedOutId);
        if (droppedOut.status().isCurrent()) {
            throw new CaseStatusException(droppedOut.caseRef(), droppedOut.status(), "replaced");
        }
        draws.lock(droppedOut.drawId()).orElseThrow();
        List<RankedCaseEntity> left = ranking.reservesLeft(droppedOut.drawId());
        RankedCaseEntity next = left.stream().filter(r -> r.stratum().equals(droppedOut.stratum())).findFirst()
                .or(() -> left.stream().findFirst())
                .orElseThrow(() -> new NoReserveLeftException(droppedOut.caseRef()));
        return cases.save(new AuditCaseEntity(droppedOut.auditRoundId(), droppedOut.drawId(), droppedOut.place(),
                next.caseRef(), next.stratum(), droppedOut.id(), clock.instant())).toCase();
    }

    private AuditCaseEntity entity(long caseId) {
        return cases.findById(caseId).orElseThrow(() -> new NoSuchElementException("There is no audit case " + caseId));
    }
}
