package org.caseaudit.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One version of a report as it was, the document as JSON; without it where a family has withdrawn since. */
@Entity
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

    /** A family withdrew whose case it holds: only that there was such a version is kept. */
    void forgetDocument() {
        document = null;
    }

    String document() {
        return document;
    }

    ReportVersion toVersion() {
        return new ReportVersion(version, state, madeAt, madeBy);
    }
}
