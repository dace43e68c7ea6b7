package org.caseaudit.returns;

/** Reminders had no answer: the chair is asked to speak with the agency. Published within the transaction. */
public record ReturnEscalated(long agencyReturnId) {
}
