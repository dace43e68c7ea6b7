package org.caseaudit.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A family's agreement to take part in an audit, which is not the lawful basis for looking at records.
 *
 * @param dueOn       when an answer is, or was, due
 * @param timesAsked  attempts that have been recorded
 * @param answers     of the parent and of the child at each attempt, the oldest first
 * @param withdrawnAt null unless withdrawn
 */
public record Agreement(
        Long caseId, Long roundId, LocalDate dueOn, int timesAsked, AgreementState state, List<Answer> answers,
        Instant withdrawnAt) {

    public Agreement {
        answers = List.copyOf(answers);
    }
}
