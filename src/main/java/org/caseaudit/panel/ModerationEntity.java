package org.caseaudit.panel;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseaudit.returns.Judgement;

/** A case that came before the panel; its disposition is open until the chair has recorded one. */
@Entity
@Table(name = "case_moderation")
class ModerationEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long auditRoundId;
    private long auditCaseId;

    @Enumerated(EnumType.STRING)
    private Disposition disposition;

    private String reason;

    @Enumerated(EnumType.STRING)
    private Judgement judgement;

    private String differingViews;
    private Instant moderatedAt;
    private String moderatedBy;

    protected ModerationEntity() {
    }

    ModerationEntity(long auditRoundId, long auditCaseId) {
        this.auditRoundId = auditRoundId;
        this.auditCaseId = auditCaseId;
    }

    void record(Moderation moderation, Instant at, String by) {
        disposition = moderation.disposition();
        reason = moderation.reason();
        judgement = moderation.judgement();
        differingViews = moderation.differingViews();
        moderatedAt = at;
        moderatedBy = by;
    }

    /** The family withdrew: nothing that the panel noted about the case is kept. */
    void forget() {
        reason = null;
        judgement = null;
        differingViews = null;
    }

    Moderation toModeration() {
        return new Moderation(auditCaseId, disposition, reason, judgement, differingViews);
    }
}
