package org.caseaudit.consent;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AgreementRepository extends Repository<AgreementEntity, Long> {

    AgreementEntity save(AgreementEntity agreement);

    Optional<AgreementEntity> findByAuditCaseId(Long auditCaseId);

    List<AgreementEntity> findByAuditRoundIdOrderById(Long auditRoundId);
}
