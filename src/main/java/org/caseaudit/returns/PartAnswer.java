package org.caseaudit.returns;

import java.util.List;
import org.caseaudit.returns.ReturnPart.Evidence;

/** What a contributor hands in. {@code reason} and {@code answer} may be null. */
public record PartAnswer(PartOutcome outcome, String reason, String answer, List<Evidence> evidence) {

    public PartAnswer {
        evidence = List.copyOf(evidence);
    }

    /** Keeps what the contributor wrote out of logs. */
    @Override
    public String toString() {
        return "PartAnswer " + outcome;
    }
}
