package org.caseaudit.replay;

import java.time.Instant;

/** Moves the application's time. A replay never sleeps: it moves the clock and looks. */
interface ReplayClock {

    /**
     * Makes it that time, after everything that was due until then has been done in the order of its due date.
     * Moving to the present does what is due at once.
     */
    void moveTo(Instant time);
}
