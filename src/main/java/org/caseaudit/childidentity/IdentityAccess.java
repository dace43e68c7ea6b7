package org.caseaudit.childidentity;

import java.time.Instant;

/** An attempt to read who a child is, granted or not. */
public record IdentityAccess(String caseRef, String userId, Instant at, String reason, boolean granted) {
}
