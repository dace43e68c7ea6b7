package org.caseaudit.sampling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AuditCaseRepository extends Repository<AuditCaseEntity, Long> {

    AuditCaseEntity save(AuditCaseEntity auditCase);

    Optional<AuditCaseEntity> findById(Long id);

    List<AuditCaseEntity> findByAuditRoundIdOrderByPlaceAscIdAsc(Long auditRoundId);

    List<AuditCaseEntity> findByCaseRefAndStatusInOrderById(String caseRef, Collection<CaseStatus> statuses);
}
