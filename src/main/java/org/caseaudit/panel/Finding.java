package org.caseaudit.panel;

import java.util.List;

/**
 * One finding of the panel.
 *
 * @param number     counts from 1 within the round
 * @param standard   key of the practice standard in the round's audit tool; null where it belongs to none
 * @param agencies   codes of the agencies it concerns; empty for all or none in particular
 * @param casesCount in how many cases it was found; null where it is not about cases
 * @param casesOf    of how many; null together with {@code casesCount}
 * @param groupOpinion the panel's opinion rather than something seen in the records
 */
public record Finding(
        long id, long auditRoundId, int number, FindingKind kind, String text, String standard, List<String> agencies,
        Integer casesCount, Integer casesOf, String caveat, String alreadyChanged, String otherEvidence,
        boolean groupOpinion) {

    public Finding {
        agencies = List.copyOf(agencies);
    }

    /** As people cite it: {@code F3}. */
    public String reference() {
        return "F" + number;
    }
}
