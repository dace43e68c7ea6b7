package org.caseaudit.actions;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ActionEventRepository extends JpaRepository<ActionEventEntity, Long> {

    List<ActionEventEntity> findByAuditActionIdOrderById(long auditActionId);
}
