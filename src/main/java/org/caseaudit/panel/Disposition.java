package org.caseaudit.panel;

/** Whether the panel discussed a case. */
public enum Disposition {
    DISCUSSED("Discussed"),
    NOT_DISCUSSED("Not discussed");

    private final String inWords;

    Disposition(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
