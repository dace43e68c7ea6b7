package org.caseaudit.consent;

/**
 * A family has withdrawn its agreement. Published within the withdrawal's transaction: whatever holds answers about the
 * case takes them out of pack and report and keeps only that there was a case.
 */
public record CaseWithdrawn(long caseId, long roundId) {
}
