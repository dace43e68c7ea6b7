package org.caseaudit.panel;

import java.util.List;
import org.springframework.data.repository.Repository;

interface PackReadingRepository extends Repository<PackReadingEntity, Long> {

    PackReadingEntity save(PackReadingEntity reading);

    List<PackReadingEntity> findByAuditCaseIdOrderById(long auditCaseId);
}
