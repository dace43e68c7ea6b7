package org.caseaudit.programme;

import java.time.LocalDate;

/** A round's panel meets on another day than was planned. Published in the transaction that moves it. */
public record PanelDayMoved(long roundId, LocalDate panelOn) {
}
