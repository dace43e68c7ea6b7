package org.caseaudit.panel;

import java.util.List;

/** A finding as it is put to the record; see {@link Finding} for its parts. */
public record NewFinding(
        FindingKind kind, String text, String standard, List<String> agencies, Integer casesCount, Integer casesOf,
        String caveat, String alreadyChanged, String otherEvidence, boolean groupOpinion) {
}
