package org.caseaudit.sampling;

/** What has become of a sampled case. */
public enum CaseStatus {
    /** Drawn or promoted; the family has not answered yet. */
    SAMPLED("waiting for the family's answer"),
    /** The family takes part. */
    AGREED("takes part"),
    REFUSED("the family declined"),
    UNSAFE_TO_ASK("asking could have put somebody at risk"),
    NOT_REACHED("the family could not be reached"),
    /** Left out by the audit group before the sample was confirmed. */
    EXCLUDED("left out by the audit group"),
    /** The family withdrew its agreement. */
    WITHDRAWN("the family withdrew"),
    /** Belongs to an earlier draw of the same round, which a later one has replaced. */
    REDRAWN("belongs to an earlier draw");

    private final String words;

    CaseStatus(String words) {
        this.words = words;
    }

    /** As it reads in a list. */
    public String words() {
        return words;
    }

    /** Whether the case holds its place in the sample. */
    public boolean isCurrent() {
        return this == SAMPLED || this == AGREED;
    }
}
