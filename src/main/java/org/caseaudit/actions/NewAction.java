package org.caseaudit.actions;

import java.time.LocalDate;
import java.util.List;

/** An action as it is agreed; see {@link AuditAction} for its parts. */
public record NewAction(
        String text, List<Integer> findings, List<String> owners, LocalDate dueOn, String evidenceWanted,
        String measure, boolean restricted) {
}
