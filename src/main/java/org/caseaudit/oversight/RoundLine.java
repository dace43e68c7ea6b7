package org.caseaudit.oversight;

import java.time.LocalDate;

/** A round in the list of rounds. */
record RoundLine(
        String reference, String title, String theme, String stage, LocalDate panelOn, LocalDate publishedOn,
        Long tasksOpen) {
}
