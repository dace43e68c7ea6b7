package org.caseaudit.actions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.caseaudit.actions.ActionEvent.Kind;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.programme.AuditRounds;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the actions of all rounds from agreement to the day on which they were shown to work. */
@Service("actions")
@Transactional
public class Actions {

    /** Working days that owners have once an action was handed back to them. */
    private static final int AFTER_REOPENING = 10;
    /** Working days that the QA sub-group has to look at the evidence, and once it is time, at the effect. */
    private static final int TO_CHECK = 5;

    private final AuditActionRepository actions;
    private final ActionEventRepository events;
    private final AuditRounds rounds;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Actions(
            AuditActionRepository actions, ActionEventRepository events, AuditRounds rounds, WorkingCalendar calendar,
            Clock clock) {
        this.actions = actions;
        this.events = events;
        this.rounds = rounds;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Ids of the round's actions, in the order of their numbers; empty where none was agreed. */
    @Transactional(readOnly = true)
    public List<Long> agreedIn(long auditRoundId) {
        return ofRound(auditRoundId).stream().map(AuditAction::id).toList();
    }

    /** Such as {@code 2026-Q4-1 A3}. */
    @Transactional(readOnly = true)
    public String reference(long id) {
        return action(id).reference();
    }

    /** The action with that id; throws {@link NoSuchElementException} if there is none. */
    @Transactional(readOnly = true)
    public AuditAction action(long id) {
        return toAction(entity(id));
    }

    /** By number. */
    @Transactional(readOnly = true)
    public List<AuditAction> ofRound(long auditRoundId) {
        String reference = rounds.round(auditRoundId).reference();
        return actions.findByAuditRoundIdOrderByNumber(auditRoundId).stream().map(a -> a.toAction(reference)).toList();
    }

    /** What happened to an action since it was agreed, the oldest first. */
    @Transactional(readOnly = true)
    public List<ActionEvent> history(long id) {
        return events.findByAuditActionIdOrderById(id).stream().map(ActionEventEntity::toEvent).toList();
    }

    /** Puts an action on the record under the round's next number. */
    public AuditAction agree(long auditRoundId, NewAction given, String by) {
        int number = actions.findByAuditRoundIdOrderByNumber(auditRoundId).size() + 1;
        return toAction(actions.save(new AuditActionEntity(auditRoundId, number, given, clock.instant(), by)));
    }

    /** From now on its owners are asked to do it. */
    public AuditAction open(long id) {
        AuditActionEntity action = entity(id);
        action.open();
        keep(id, Kind.OPENED, null, null, null);
        return toAction(action);
    }

    /** One of the owners says that it is done. */
    public void complete(long id, LocalDate doneOn, String evidence, String by) {
        if (doneOn.isAfter(today())) {
            throw new FormRefusedException("doneOn", "is in the future; say on which day it was done");
        }
        entity(id).complete(doneOn, evidence, calendar.plusWorkingDays(today(), TO_CHECK), clock.instant(), by);
        keep(id, Kind.COMPLETED, evidence, null, by);
    }

    /**
     * Somebody else has seen the evidence.
     *
     * @param reviewOn the day on which it is checked whether the action has worked
     */
    public void verify(long id, LocalDate reviewOn, String by) {
        refuseOwnWork(id, by);
        if (reviewOn == null) {
            throw new FormRefusedException("reviewOn", "say on which day its effect is to be checked");
        }
        LocalDate askedOn = calendar.plusWorkingDays(reviewOn, 0);
        entity(id).verify(reviewOn, calendar.plusWorkingDays(askedOn, TO_CHECK), clock.instant(), by);
        keep(id, Kind.VERIFIED, null, null, by);
    }

    /** The evidence does not suffice. */
    public void notYet(long id, String question, String by) {
        refuseOwnWork(id, by);
        if (question == null) {
            throw new FormRefusedException("question", "say what is missing, so that the owners know what to do");
        }
        keep(id, Kind.NOT_YET, question, null, by);
    }

    /**
     * Whether the action has worked, and what shows it.
     *
     * @param reauditOn from when its theme is to be looked at again, kept where it has worked; null if nobody has to
     */
    public void checkEffect(long id, boolean worked, String shownBy, LocalDate reauditOn, String by) {
        entity(id).checkEffect(worked, shownBy, reauditOn, clock.instant(), by);
        keep(id, worked ? Kind.WORKED : Kind.NOT_WORKED, shownBy, null, by);
    }

    /** The chair agreed a later date with the owners. */
    public void extend(long id, LocalDate newDueOn, String reason, String by) {
        AuditActionEntity action = entity(id);
        if (newDueOn == null) {
            throw new FormRefusedException("newDueOn", "say until when");
        }
        LocalDate dueOn = toAction(action).dueOn();
        if (!newDueOn.isAfter(dueOn)) {
            throw new FormRefusedException("newDueOn", "must be later than the due date so far, " + dueOn);
        }
        action.extend(newDueOn);
        keep(id, Kind.EXTENDED, reason, newDueOn, by);
    }

    /** The chair spoke with the owners; the date stands. */
    public void chaseOn(long id, String reason, String by) {
        keep(id, Kind.CHASED_ON, reason, null, by);
    }

    /** Hands the action back to its owners, with a new due date. */
    public AuditAction reopen(long id) {
        AuditActionEntity action = entity(id);
        LocalDate dueOn = calendar.plusWorkingDays(today(), AFTER_REOPENING);
        action.reopen(dueOn);
        keep(id, Kind.REOPENED, null, dueOn, null);
        return toAction(action);
    }

    private void refuseOwnWork(long id, String by) {
        if (by != null && by.equals(action(id).completedBy())) {
            throw new FormRefusedException(
                    "decision", "must come from somebody else: you reported this action as done yourself");
        }
    }

    private void keep(long id, Kind kind, String note, LocalDate dueOn, String by) {
        events.save(new ActionEventEntity(id, new ActionEvent(kind, note, dueOn, clock.instant(), by)));
    }

    private AuditAction toAction(AuditActionEntity action) {
        return action.toAction(rounds.round(action.auditRoundId()).reference());
    }

    private AuditActionEntity entity(long id) {
        return actions.findById(id)
                .orElseThrow(() -> new NoSuchElementException("There is no action " + id));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
