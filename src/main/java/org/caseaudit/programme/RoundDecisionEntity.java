package org.caseaudit.programme;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "round_decision")
class RoundDecisionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long auditRoundId;

    @Enumerated(EnumType.STRING)
    private RoundDecision.Kind kind;

    private String decision;
    private String reason;
    private String about;
    private String decidedBy;
    private Instant decidedAt;

    protected RoundDecisionEntity() {
    }

    RoundDecisionEntity(Long auditRoundId, RoundDecision decision) {
        this.auditRoundId = auditRoundId;
        this.kind = decision.kind();
        this.decision = decision.decision();
        this.reason = decision.reason();
        this.about = decision.about();
        this.decidedBy = decision.decidedBy();
        this.decidedAt = decision.decidedAt();
    }

    RoundDecision toDecision() {
        return new RoundDecision(kind, decision, reason, about, decidedBy, decidedAt);
    }
}
