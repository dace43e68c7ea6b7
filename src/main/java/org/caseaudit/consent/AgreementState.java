package org.caseaudit.consent;

/** Where a family's agreement stands. */
public enum AgreementState {
    AWAITED("an answer is awaited"),
    AGREED("agreed"),
    REFUSED("declined"),
    NOT_REACHED("could not be reached"),
    UNSAFE_TO_ASK("unsafe to ask"),
    WITHDRAWN("agreed at first, then withdrew"),
    /** The report was signed off before there was an answer. */
    STILL_OPEN("still open at sign-off");

    private final String words;

    AgreementState(String words) {
        this.words = words;
    }

    /** As it reads in a list. */
    public String words() {
        return words;
    }
}
