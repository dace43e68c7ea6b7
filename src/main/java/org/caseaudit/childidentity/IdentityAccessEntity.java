package org.caseaudit.childidentity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "identity_access")
class IdentityAccessEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String caseRef;
    private String userId;
    private Instant readAt;
    @Enumerated(EnumType.STRING)
    private AccessWay way;
    private String reason;
    private boolean granted;

    protected IdentityAccessEntity() {
    }

    IdentityAccessEntity(IdentityAccess access) {
        caseRef = access.caseRef();
        userId = access.userId();
        readAt = access.at();
        way = access.way();
        reason = access.reason();
        granted = access.granted();
    }

    IdentityAccess toAccess() {
        return new IdentityAccess(caseRef, userId, readAt, way, reason, granted);
    }
}
