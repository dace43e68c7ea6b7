package org.caseaudit.programme;

/** How a sample follows from the ranking that a seed gives. */
public enum SamplingMethod {
    /** The lowest tickets. */
    SIMPLE("simple", "at random from all cases"),
    /** The lowest tickets of each stratum, in proportion or as people set it. */
    STRATIFIED("stratified", "at random within strata"),
    /** Each time the case that adds the most values not yet covered. */
    SPREAD("spread", "spread over as many values as possible"),
    /** The lowest tickets among the cases that each agency put forward, in set numbers. */
    QUOTA("quota", "by quota from the cases that agencies put forward");

    private final String code;
    private final String words;

    SamplingMethod(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As the certificate calls it. */
    public String code() {
        return code;
    }

    /** As it reads to people. */
    public String words() {
        return words;
    }

    /** Whether each stratum has places of its own. */
    public boolean hasStrata() {
        return this == STRATIFIED || this == QUOTA;
    }
}
