package org.caseaudit.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rounds of the programme. Whoever changes a round says what has happened; a round refuses what cannot happen at
 * its stage with {@link RoundStageException}.
 */
@Service("auditRounds")
@Transactional
public class AuditRounds {

    private final AuditRoundRepository rounds;
    private final RoundDecisionRepository decisions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AuditRounds(AuditRoundRepository rounds, RoundDecisionRepository decisions, ApplicationEventPublisher events, Clock clock) {
        this.rounds = rounds;
        this.decisions = decisions;
        this.events = events;
        this.clock = clock;
    }

    /** The round with that id; throws {@link NoSuchElementException} if there is none. */
    @Transactional(readOnly = true)
    public AuditRound round(long id) {
        return entity(id).toRound();
    }

    @Transactional(readOnly = true)
    public Optional<AuditRound> byReference(String reference) {
        return rounds.findByReference(reference).map(AuditRoundEntity::toRound);
    }

    /** All rounds, the newest first. */
    @Transactional(readOnly = true)
    public List<AuditRound> all() {
        return rounds.findAllByOrderByIdDesc().stream().map(AuditRoundEntity::toRound).toList();
    }

    /** Takes a round into the programme and gives it the next reference of this quarter. */
    public AuditRound plan(RoundPlan plan, String plannedBy, String processInstanceId) {
        LocalDate today = LocalDate.now(clock);
        String quarter = today.getYear() + "-Q" + ((today.getMonthValue() + 2) / 3);
        int number = rounds.lastNumber(quarter) + 1;
        return rounds.save(new AuditRoundEntity(plan, quarter, number, plannedBy, today, processInstanceId)).toRound();
    }

    public AuditRound selectTheme(long id, ThemeChoice choice) {
        return change(id, round -> round.selectTheme(choice));
    }

    public AuditRound agreeScope(long id, AgreedScope scope) {
        return change(id, round -> round.agreeScope(scope));
    }

    /**
     * Lowers the sample size, for the group decided to audit fewer cases.
     *
     * @param shares the places of each stratum from now on, where the group sets them
     */
    public AuditRound auditFewer(long id, int sampleSize, List<SamplingPlan.Share> shares) {
        return change(id, round -> round.auditFewer(sampleSize, shares));
    }

    /** Keeps how many cases fit the scope and how many of them can be drawn. */
    public AuditRound frameCounted(long id, int matching, int drawable) {
        return change(id, round -> round.frameCounted(matching, drawable));
    }

    public AuditRound sampleDrawn(long id) {
        return change(id, AuditRoundEntity::sampleDrawn);
    }

    public AuditRound sampleConfirmed(long id) {
        AuditRound confirmed = change(id, AuditRoundEntity::sampleConfirmed);
        events.publishEvent(new SampleConfirmed(id));
        return confirmed;
    }

    /** Ends a round before its cases are audited. */
    public AuditRound abandon(long id) {
        return change(id, AuditRoundEntity::abandon);
    }

    /** The panel is called together for that day, which may differ from the day planned. */
    public AuditRound panelConvened(long id, LocalDate on) {
        boolean moved = !on.equals(round(id).panelOn());
        AuditRound convened = change(id, round -> round.panelConvened(on));
        if (moved) {
            events.publishEvent(new PanelDayMoved(id, on));
        }
        return convened;
    }

    public AuditRound signedOff(long id) {
        return change(id, AuditRoundEntity::signedOff);
    }

    /** What was signed off no longer holds. */
    public AuditRound signOffLapsed(long id) {
        return change(id, AuditRoundEntity::signOffLapsed);
    }

    public AuditRound published(long id, LocalDate on) {
        return change(id, round -> round.published(on));
    }

    /** Keeps a decision about the sample with its reason. */
    public void decided(
            long id, RoundDecision.Kind kind, String decision, String reason, String about, String decidedBy) {
        decisions.save(new RoundDecisionEntity(
                id, new RoundDecision(kind, decision, reason, about, decidedBy, clock.instant())));
    }

    /** What was decided about the round's sample, the oldest first. */
    @Transactional(readOnly = true)
    public List<RoundDecision> decisions(long id) {
        return decisions.findByAuditRoundIdOrderById(id).stream().map(RoundDecisionEntity::toDecision).toList();
    }

    private AuditRound change(long id, Consumer<AuditRoundEntity> change) {
        AuditRoundEntity round = entity(id);
        change.accept(round);
        return round.toRound();
    }

    private AuditRoundEntity entity(long id) {
        return rounds.findById(id).orElseThrow(() -> new NoSuchElementException("There is no audit round " + id));
    }
}
