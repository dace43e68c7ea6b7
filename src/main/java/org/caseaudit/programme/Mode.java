package org.caseaudit.programme;

/** What the report calls a round: with a panel that meets about each case, or on paper. Its steps are the same. */
public enum Mode {
    IN_DEPTH("in-depth meeting"),
    DESKTOP("desktop audit");

    private final String words;

    Mode(String words) {
        this.words = words;
    }

    /** As it reads within a sentence. */
    public String words() {
        return words;
    }
}
