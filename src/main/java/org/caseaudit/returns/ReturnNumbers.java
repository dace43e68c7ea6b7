package org.caseaudit.returns;

/**
 * How many returns of a round came to what; the report's denominators. Cases that left the audit do not count.
 *
 * @param requested        all, whatever became of them
 * @param outstanding      still with the agency
 * @param late             of those submitted
 * @param notBeforePanel   of those submitted
 * @param unableToTakePart by the agency's own word or agreed with the chair
 * @param notReturned      still open at sign-off
 * @param agenciesTakingPart agencies that completed a return or said that the child is not known or was not at risk
 */
public record ReturnNumbers(
        int requested, int outstanding, int completed, int notKnown, int noSafeguardingIssue, int recordNotFound,
        int unableToTakePart, int notReturned, int late, int notBeforePanel, int withStaff, int paperOnly,
        int agenciesAsked, int agenciesTakingPart) {
}
