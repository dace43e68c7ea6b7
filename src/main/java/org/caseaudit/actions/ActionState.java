package org.caseaudit.actions;

/** Where an action stands. */
public enum ActionState {
    /** Agreed on the panel; followed up once the report is published. */
    AGREED("Agreed"),
    /** Its owners are asked to do it. */
    OPEN("Open"),
    /** An owner says it is done; nobody has verified it. */
    DONE("Done, not verified"),
    /** Somebody else has seen the evidence. Whether it works is still to be shown. */
    VERIFIED("Verified"),
    /** It has been shown to work. */
    WORKED("Has worked");

    private final String inWords;

    ActionState(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
