package org.caseaudit.panel;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "panel_pack_reading")
class PackReadingEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long auditCaseId;
    private String userId;
    private Instant readAt;

    protected PackReadingEntity() {
    }

    PackReadingEntity(long auditCaseId, String userId, Instant readAt) {
        this.auditCaseId = auditCaseId;
        this.userId = userId;
        this.readAt = readAt;
    }

    String userId() {
        return userId;
    }

    Instant readAt() {
        return readAt;
    }
}
