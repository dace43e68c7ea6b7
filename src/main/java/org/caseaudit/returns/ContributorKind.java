package org.caseaudit.returns;

/** Who audits a part of a return for an agency. */
public enum ContributorKind {
    PRACTICE("practice"),
    SCHOOL("school"),
    SERVICE("service"),
    COLLEAGUE("colleague");

    private final String inWords;

    ContributorKind(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
