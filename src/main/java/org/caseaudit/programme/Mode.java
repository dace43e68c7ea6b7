package org.caseaudit.programme;

/** What the report calls a round: with a panel that meets about each case, or on paper. Its steps are the same. */
public enum Mode {
    IN_DEPTH,
    DESKTOP
}
