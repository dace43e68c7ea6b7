package org.caseaudit.identity;

import java.time.LocalDate;

/**
 * Somebody audits for an agency while its lead auditor is away.
 *
 * @param userId who covers
 * @param from   first day
 * @param until  last day
 */
public record Cover(long id, String agencyCode, String userId, LocalDate from, LocalDate until) {
}
