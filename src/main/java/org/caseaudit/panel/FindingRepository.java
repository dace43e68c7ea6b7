package org.caseaudit.panel;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface FindingRepository extends JpaRepository<FindingEntity, Long> {

    List<FindingEntity> findByAuditRoundIdOrderByNumber(long auditRoundId);

    Optional<FindingEntity> findByAuditRoundIdAndNumber(long auditRoundId, int number);
}
