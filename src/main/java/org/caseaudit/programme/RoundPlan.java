package org.caseaudit.programme;

import java.time.LocalDate;

/** What is known when a round is planned; texts may be null. */
public record RoundPlan(
        String title, Mode mode, LocalDate panelOn, LocalDate windowFrom, LocalDate windowTo, String objectives,
        String audience, String statutoryBasis, String lawfulBasis) {
}
