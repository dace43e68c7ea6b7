package org.caseaudit.panel;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ModerationRepository extends JpaRepository<ModerationEntity, Long> {

    List<ModerationEntity> findByAuditRoundIdOrderById(long auditRoundId);

    Optional<ModerationEntity> findByAuditCaseId(long auditCaseId);
}
