package org.caseaudit.returns;

/** The four-point inspection scale. */
public enum Judgement {
    OUTSTANDING("Outstanding"),
    GOOD("Good"),
    REQUIRES_IMPROVEMENT("Requires improvement"),
    INADEQUATE("Inadequate"),
    NOT_APPLICABLE("Not applicable");

    private final String inWords;

    Judgement(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
