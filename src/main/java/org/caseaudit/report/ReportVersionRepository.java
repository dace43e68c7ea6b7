package org.caseaudit.report;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportVersionRepository extends JpaRepository<ReportVersionEntity, Long> {

    List<ReportVersionEntity> findByAuditRoundIdOrderById(long auditRoundId);

    Optional<ReportVersionEntity> findFirstByAuditRoundIdAndStateOrderByIdDesc(long auditRoundId, ReportState state);
}
