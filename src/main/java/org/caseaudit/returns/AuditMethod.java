package org.caseaudit.returns;

/** Whether front-line staff took part in the agency's audit. */
public enum AuditMethod {
    WITH_STAFF("With front-line staff"),
    PAPER_ONLY("On paper only");

    private final String inWords;

    AuditMethod(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
