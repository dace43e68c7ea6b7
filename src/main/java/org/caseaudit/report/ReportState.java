package org.caseaudit.report;

/** How far a version of a report came. */
public enum ReportState {
    DRAFT("Draft"),
    SIGNED_OFF("Signed off"),
    PUBLISHED("Published");

    private final String inWords;

    ReportState(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
