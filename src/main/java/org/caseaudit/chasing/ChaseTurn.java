package org.caseaudit.chasing;

import java.util.Optional;

/** A chase at work, from the moment its time has come until it waits again: one transaction, one look at each thing. */
public final class ChaseTurn {

    private final Waiting waiting;
    private Chase chase;
    private ChaseDecision decision;

    ChaseTurn(Chase chase, Waiting waiting) {
        this.chase = chase;
        this.waiting = waiting;
    }

    /** Whether the work is still waited for. */
    public boolean isStillWaiting() {
        return waiting != null;
    }

    /** Whether somebody has to decide how to go on. */
    public boolean escalates() {
        return decision != null && decision.escalate();
    }

    Chase chase() {
        return chase;
    }

    Optional<Waiting> waiting() {
        return Optional.ofNullable(waiting);
    }

    Optional<ChaseDecision> decision() {
        return Optional.ofNullable(decision);
    }

    void decided(ChaseDecision what) {
        decision = what;
    }

    void taken(Chase after) {
        chase = after;
    }
}
