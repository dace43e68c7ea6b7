package org.caseaudit.childidentity;

import java.time.Instant;

/**
 * An attempt to read who a child is, granted or not.
 *
 * @param reason the task, or the person's own words where there was none; empty where neither was
 */
public record IdentityAccess(
        String caseRef, String userId, Instant at, AccessWay way, String reason, boolean granted) {
}
