package org.caseaudit.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the coordinator decided when no answer came. */
@Entity
@Table(name = "asking_decision")
class AskingDecisionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private boolean askOn;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;

    protected AskingDecisionEntity() {
    }

    AskingDecisionEntity(boolean askOn, String reason, String decidedBy, Instant decidedAt) {
        this.askOn = askOn;
        this.reason = reason;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }
}
