package org.caseaudit.programme;

/** How far a round has come; later constants come later. {@code ABANDONED} ends a round before its cases are audited. */
public enum Stage {
    PLANNED,
    THEME_SELECTED,
    SCOPE_AGREED,
    SAMPLE_DRAWN,
    SAMPLE_CONFIRMED,
    PANEL_CONVENED,
    SIGNED_OFF,
    PUBLISHED,
    ABANDONED;

    boolean isBefore(Stage other) {
        return compareTo(other) < 0;
    }
}
