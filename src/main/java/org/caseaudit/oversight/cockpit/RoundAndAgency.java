package org.caseaudit.oversight.cockpit;

/** What a row of the panel is about. */
record RoundAndAgency(long auditRoundId, String agencyCode) {
}
