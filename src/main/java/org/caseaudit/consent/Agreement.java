package org.caseaudit.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A family's agreement to take part in an audit, which is not the lawful basis for looking at records.
 *
 * @param dueOn       when an answer is, or was, due
 * @param timesAsked  attempts that have been recorded
 * @param answers     of each person at each attempt, the oldest first; one that was repeated stands once
 * @param withdrawnAt when the withdrawal was recorded; null unless withdrawn
 */
public record Agreement(
        Long caseId, Long roundId, LocalDate dueOn, int timesAsked, AgreementState state, List<Answer> answers,
        Instant withdrawnAt) {

    public Agreement {
        answers = List.copyOf(answers);
    }

    /** What a person answered last. */
    public Optional<Answer> last(Answer.Person person) {
        return answers.stream().filter(answer -> answer.person() == person).reduce((earlier, later) -> later);
    }
}
