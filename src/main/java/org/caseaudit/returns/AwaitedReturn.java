package org.caseaudit.returns;

import java.time.LocalDate;

/** What a reminder of a return needs to know: one row, without its answers, because thousands may fall due at once. */
record AwaitedReturn(long auditRoundId, long auditCaseId, String agencyCode, String agencyName, LocalDate dueOn) {
}
