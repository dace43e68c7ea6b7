package org.caseaudit.panel;

/** What kind of finding it is: a positive never stands in the list of what needs to be learned. */
public enum FindingKind {
    GOOD_PRACTICE("Good practice"),
    LEARNING("Learning"),
    SYSTEM_ISSUE("System issue");

    private final String inWords;

    FindingKind(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
