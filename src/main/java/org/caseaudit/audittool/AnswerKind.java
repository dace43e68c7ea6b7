package org.caseaudit.audittool;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What an answer of an audit tool is; the form says it in the property {@code kind}. */
public enum AnswerKind {
    OUTCOME("outcome", "radio", "COMPLETED", "NOT_KNOWN", "NO_SAFEGUARDING_ISSUE", "RECORD_NOT_FOUND",
            "UNABLE_TO_TAKE_PART"),
    REASON("reason", "textarea"),
    /** The roles of front-line staff who took part. */
    STAFF("staff", "textarea"),
    METHOD("method", "radio", "WITH_STAFF", "PAPER_ONLY"),
    WINDOW("window", "radio", "yes", "no"),
    JUDGEMENT("judgement", "radio", "OUTSTANDING", "GOOD", "REQUIRES_IMPROVEMENT", "INADEQUATE", "NOT_APPLICABLE"),
    STRENGTH("strength", "textarea"),
    IMPROVEMENT("improvement", "textarea"),
    SUPPORTED_OUTCOME("supportedOutcome", "textarea"),
    LEARNING("learning", "textarea"),
    RECOMMENDATION("recommendation", "textarea"),
    EVIDENCE("evidence", "textarea"),
    EVIDENCE_DATE("evidenceDate", "datetime"),
    /** When something began that a practice standard measures. */
    MEASURED_FROM("measuredFrom", "datetime"),
    /** When it was done. */
    MEASURED_TO("measuredTo", "datetime"),
    DELAY_REASON("delayReason", "textarea"),
    DISCREPANCY("discrepancy", "textarea"),
    DETAILS_CHECK("detailsCheck", "checklist", "DATE_OF_BIRTH", "NAME_SPELLING", "ETHNICITY", "RELIGION", "LANGUAGE",
            "RIGHT_FILE"),
    DETAILS_WRONG("detailsWrong", "checklist", "DATE_OF_BIRTH", "NAME_SPELLING", "ETHNICITY", "RELIGION", "LANGUAGE",
            "RIGHT_FILE");

    private final String property;
    private final String component;
    private final Set<String> choices;

    AnswerKind(String property, String component, String... choices) {
        this.property = property;
        this.component = component;
        this.choices = Set.of(choices);
    }

    /** As it stands in the form. */
    public String property() {
        return property;
    }

    /** The kind that the form calls so. */
    public static Optional<AnswerKind> of(String property) {
        return Arrays.stream(values()).filter(k -> k.property.equals(property)).findFirst();
    }

    /** The type of form component that takes such an answer. */
    String component() {
        return component;
    }

    /** The only values that pack and report can count; empty where the answer is free. */
    Set<String> choices() {
        return choices;
    }
}
