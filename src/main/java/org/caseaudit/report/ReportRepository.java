package org.caseaudit.report;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportRepository extends JpaRepository<ReportEntity, Long> {

    Optional<ReportEntity> findByAuditRoundId(long auditRoundId);
}
