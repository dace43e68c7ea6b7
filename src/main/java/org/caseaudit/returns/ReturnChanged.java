package org.caseaudit.returns;

/** A return was requested or has changed. Published within the change's transaction, for whoever keeps counts. */
public record ReturnChanged(long agencyReturnId, long auditRoundId, String agencyCode) {
}
