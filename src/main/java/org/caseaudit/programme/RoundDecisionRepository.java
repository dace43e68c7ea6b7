package org.caseaudit.programme;

import java.util.List;
import org.springframework.data.repository.Repository;

interface RoundDecisionRepository extends Repository<RoundDecisionEntity, Long> {

    RoundDecisionEntity save(RoundDecisionEntity decision);

    List<RoundDecisionEntity> findByAuditRoundIdOrderById(Long auditRoundId);
}
