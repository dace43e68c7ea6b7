package org.caseaudit.concern;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ConcernRepository extends Repository<ConcernEntity, Long> {

    ConcernEntity save(ConcernEntity concern);

    Optional<ConcernEntity> findById(Long id);

    boolean existsByAuditCaseIdAndHoldsCaseTrue(Long auditCaseId);

    List<ConcernEntity> findByAuditRoundIdOrderById(Long auditRoundId);

    List<ConcernEntity> findByHoldsCaseTrueOrderById();
}
