package org.caseaudit.audittool;

import java.util.Arrays;
import java.util.Optional;

/** What an answer of an audit tool is; the form says it in the property {@code kind}. */
public enum AnswerKind {
    OUTCOME("outcome"),
    REASON("reason"),
    METHOD("method"),
    WINDOW("window"),
    JUDGEMENT("judgement"),
    STRENGTH("strength"),
    IMPROVEMENT("improvement"),
    SUPPORTED_OUTCOME("supportedOutcome"),
    LEARNING("learning"),
    RECOMMENDATION("recommendation"),
    EVIDENCE("evidence"),
    EVIDENCE_DATE("evidenceDate"),
    DISCREPANCY("discrepancy"),
    DETAILS_CHECK("detailsCheck");

    private final String property;

    AnswerKind(String property) {
        this.property = property;
    }

    /** As it stands in the form. */
    public String property() {
        return property;
    }

    /** The kind that the form calls so. */
    public static Optional<AnswerKind> of(String property) {
        return Arrays.stream(values()).filter(k -> k.property.equals(property)).findFirst();
    }
}
