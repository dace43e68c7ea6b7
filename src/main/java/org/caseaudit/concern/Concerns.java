package org.caseaudit.concern;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Concerns about a child now. Their content leaves only by {@link #content}, and only to safeguarding leads. */
@Service("concerns")
@Transactional
public class Concerns {

    private final ConcernRepository concerns;
    private final AuditCases cases;
    private final CurrentUser user;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Concerns(
            ConcernRepository concerns, AuditCases cases, CurrentUser user, WorkingCalendar calendar, Clock clock) {
        this.concerns = concerns;
        this.cases = cases;
        this.user = user;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whether the case is held back from the panel by a concern that is not settled. */
    @Transactional(readOnly = true)
    public boolean holds(long auditCaseId) {
        return concerns.existsByAuditCaseIdAndHoldsCaseTrue(auditCaseId);
    }

    /** The concern with that id; throws {@link NoSuchElementException} if there is none. */
    @Transactional(readOnly = true)
    public Concern find(long id) {
        return entity(id).toConcern();
    }

    /** All concerns of a round, the oldest first. */
    @Transactional(readOnly = true)
    public List<Concern> ofRound(long auditRoundId) {
        return concerns.findByAuditRoundIdOrderById(auditRoundId).stream().map(ConcernEntity::toConcern).toList();
    }

    /** The concerns of all rounds that hold a case back, the oldest first. */
    @Transactional(readOnly = true)
    public List<Concern> open() {
        return concerns.findByHoldsCaseTrueOrderById().stream().map(ConcernEntity::toConcern).toList();
    }

    /** What the concern says, if the person at hand is a safeguarding lead; otherwise nothing. */
    @Transactional(readOnly = true)
    public Optional<ConcernContent> content(long id) {
        return user.isIn(Groups.SAFEGUARDING_LEADS) ? Optional.of(entity(id).toContent()) : Optional.empty();
    }

    /** Takes a concern and holds the case back; due the same working day, or the next if work is over. */
    public Concern raise(long auditCaseId, String worry, String raisedBy) {
        Instant now = clock.instant();
        LocalDate dueOn = calendar.dateOf(calendar.nextWorkingMorning(now));
        return concerns.save(new ConcernEntity(
                cases.find(auditCaseId).roundId(), auditCaseId, worry, raisedBy, now, dueOn)).toConcern();
    }

    /**
     * A lead has answered.
     *
     * @param withoutMeeting how it came out; null if a separate meeting is needed first, due the next working day
     */
    public Concern respond(long id, String action, ConcernOutcome withoutMeeting, String respondedBy) {
        LocalDate meetBy = calendar.plusWorkingDays(calendar.today(), 1);
        return change(id, c -> c.respond(action, withoutMeeting, meetBy, respondedBy, clock.instant()));
    }

    /** The separate meeting was held. */
    public Concern met(long id, LocalDate heldOn, String conclusion, ConcernOutcome outcome) {
        return change(id, c -> c.met(heldOn, conclusion, outcome));
    }

    /** Keeps how a lead was reached who had not answered. */
    public Concern reached(long id, String note, String notedBy) {
        return change(id, c -> c.reached(note, notedBy, clock.instant()));
    }

    /** Holds the case back. */
    public Concern hold(long id) {
        return change(id, ConcernEntity::hold);
    }

    /** Lets the case go on, as far as this concern is concerned. */
    public Concern release(long id) {
        return change(id, c -> c.release(clock.instant()));
    }

    private Concern change(long id, Consumer<ConcernEntity> change) {
        ConcernEntity concern = entity(id);
        change.accept(concern);
        return concern.toConcern();
    }

    private ConcernEntity entity(long id) {
        return concerns.findById(id).orElseThrow(() -> new NoSuchElementException("There is no concern " + id));
    }
}
