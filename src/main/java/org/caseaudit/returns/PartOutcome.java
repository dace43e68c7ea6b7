package org.caseaudit.returns;

/** What a contributor's look into the records came to. */
public enum PartOutcome {
    ANSWERED("Answered"),
    NOT_KNOWN("Child not known"),
    RECORD_NOT_FOUND("Record not found"),
    UNABLE_TO_TAKE_PART("Unable to take part");

    private final String inWords;

    PartOutcome(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
