package org.caseaudit.sampling;

import java.time.Instant;

/**
 * A case in a round's sample. Reports and lists know it by its label, work by its reference.
 *
 * @param label     {@code Case 1}: the place in the sample, taken over by the reserve that replaces a case
 * @param caseRef   the reference in the case register
 * @param stratum   the part of the frame it was drawn from; null in a simple draw
 * @param reason    why it dropped out, or null
 * @param replaces  id of the case whose place it took, or null where it was drawn at first
 * @param sampledAt when it was drawn or promoted
 * @param endedAt   when it dropped out, or null
 */
public record AuditCase(
        Long id, Long roundId, int place, String label, String caseRef, String stratum, CaseStatus status,
        String reason, Long replaces, Instant sampledAt, Instant endedAt) {

    /** Whether it was a reserve at first. */
    public boolean isPromoted() {
        return replaces != null;
    }
}
