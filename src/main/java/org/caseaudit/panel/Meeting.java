package org.caseaudit.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The panel of a round.
 *
 * @param panelOn the day on which it meets
 * @param venue   where; null where not said
 * @param present codes of the agencies that come, in the roster's order
 * @param note    for the record; null where none
 */
public record Meeting(
        long auditRoundId, LocalDate panelOn, String venue, List<String> present, String note, Instant convenedAt,
        String convenedBy) {

    public Meeting {
        present = List.copyOf(present);
    }
}
