package org.caseaudit.consent;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface InterviewRepository extends Repository<InterviewEntity, Long> {

    InterviewEntity save(InterviewEntity interview);

    Optional<InterviewEntity> findByAuditCaseId(Long auditCaseId);

    List<InterviewEntity> findByAuditRoundIdOrderById(Long auditRoundId);
}
