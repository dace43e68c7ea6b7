package org.caseaudit.report;

import java.time.Instant;

/**
 * A version of a report that was kept.
 *
 * @param version counts how often the report was written up; a draft and what came of it share a number
 * @param madeBy  user id; null where the system did it
 */
public record ReportVersion(int version, ReportState state, Instant madeAt, String madeBy) {
}
