package org.caseaudit.sampling;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

@Entity
@Table(name = "audit_case")
class AuditCaseEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long auditRoundId;
    private Long drawId;
    private int place;
    private String caseRef;
    private String stratum;

    @Enumerated(EnumType.STRING)
    private CaseStatus status = CaseStatus.SAMPLED;

    private String reason;
    private Long replacesId;
    private Instant sampledAt;
    private Instant endedAt;

    protected AuditCaseEntity() {
    }

    AuditCaseEntity(long auditRoundId, Long drawId, int place, String caseRef, String stratum, Long replacesId,
            Instant sampledAt) {
        this.auditRoundId = auditRoundId;
        this.drawId = drawId;
        this.place = place;
        this.caseRef = caseRef;
        this.stratum = Stratum.WHOLE_FRAME.equals(stratum) ? null : stratum;
        this.replacesId = replacesId;
        this.sampledAt = sampledAt;
    }

    void agreed() {
        become(CaseStatus.AGREED, EnumSet.of(CaseStatus.SAMPLED));
    }

    void dropOut(CaseStatus because, String why, Instant at) {
        Set<CaseStatus> from = switch (because) {
            case REFUSED, UNSAFE_TO_ASK, NOT_REACHED, EXCLUDED -> EnumSet.of(CaseStatus.SAMPLED);
            case WITHDRAWN -> EnumSet.of(CaseStatus.SAMPLED, CaseStatus.AGREED);
            case SAMPLED, AGREED, REDRAWN -> Set.of();
        };
        become(because, from);
        reason = why;
        endedAt = at;
    }

    /** Its draw is replaced; what had become of it before stays on record. */
    void redrawn(Instant at) {
        if (status.isCurrent()) {
            status = CaseStatus.REDRAWN;
            endedAt = at;
        }
    }

    private void become(CaseStatus next, Set<CaseStatus> from) {
        if (!from.contains(status)) {
            throw new CaseStatusException(caseRef, status, next.words());
        }
        status = next;
    }

    Long id() {
        return id;
    }

    Long drawId() {
        return drawId;
    }

    int place() {
        return place;
    }

    String caseRef() {
        return caseRef;
    }

    /** The part of the frame it was drawn from. */
    String stratum() {
        return stratum == null ? Stratum.WHOLE_FRAME : stratum;
    }

    String reason() {
        return reason;
    }

    Long auditRoundId() {
        return auditRoundId;
    }

    CaseStatus status() {
        return status;
    }

    AuditCase toCase() {
        return new AuditCase(id, auditRoundId, place, "Case " + place, caseRef, stratum, status, reason, replacesId,
                sampledAt, endedAt);
    }
}
