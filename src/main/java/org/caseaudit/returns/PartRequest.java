package org.caseaudit.returns;

import java.time.LocalDate;
import java.util.List;
import org.caseaudit.identity.Person;

/** What a lead auditor hands over. {@code question} may be null where standards are named. */
public record PartRequest(
        ContributorKind kind, Person contributor, List<String> standards, String question, LocalDate dueOn) {

    public PartRequest {
        standards = List.copyOf(standards);
    }
}
