package org.caseaudit.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One version of a report as it was, the document as JSON. */
@Entity
@Immutable
@Table(name = "report_version")
class ReportVersionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long auditRoundId;
    private int version;

    @Enumerated(EnumType.STRING)
    private ReportState state;

    private String document;
    private Instant madeAt;
    private String madeBy;

    protected ReportVersionEntity() {
    }

    ReportVersionEntity(
            long auditRoundId, int version, ReportState state, String document, Instant at, String by) {
        this.auditRoundId = auditRoundId;
        this.version = version;
        this.state = state;
        this.document = document;
        this.madeAt = at;
        this.madeBy = by;
    }

    String document() {
        return document;
    }

    ReportVersion toVersion() {
        return new ReportVersion(version, state, madeAt, madeBy);
    }
}
