package org.caseaudit.actions;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AuditActionRepository extends JpaRepository<AuditActionEntity, Long> {

    List<AuditActionEntity> findByAuditRoundIdOrderByNumber(long auditRoundId);
}
