package org.caseaudit.consent;

/** Where a family's feedback interview stands. */
public enum InterviewState {
    AWAITED("not held yet"),
    /** Parent, child or both were heard. */
    HEARD("held"),
    /** Neither was heard; the reasons are on record. */
    NOT_HEARD("not held"),
    WITHDRAWN("the family withdrew"),
    /** The report was signed off before anybody was heard. */
    STILL_OPEN("still open at sign-off");

    private final String words;

    InterviewState(String words) {
        this.words = words;
    }

    /** As it reads in a list. */
    public String words() {
        return words;
    }
}
