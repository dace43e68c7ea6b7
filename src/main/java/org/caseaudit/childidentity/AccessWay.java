package org.caseaudit.childidentity;

/** How somebody came to read, or tried to read, who a child is. */
public enum AccessWay {
    TASK("For a task"), BREAK_GLASS("Without a task");

    private final String inWords;

    AccessWay(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
