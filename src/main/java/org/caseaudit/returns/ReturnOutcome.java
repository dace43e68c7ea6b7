package org.caseaudit.returns;

/** What an agency's audit of its records came to. Whether it came late is kept apart. */
public enum ReturnOutcome {
    COMPLETED("Completed"),
    NOT_KNOWN("Not known to the agency"),
    NO_SAFEGUARDING_ISSUE("Known, no safeguarding issue"),
    RECORD_NOT_FOUND("Record not found"),
    UNABLE_TO_TAKE_PART("Unable to take part");

    private final String inWords;

    ReturnOutcome(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
