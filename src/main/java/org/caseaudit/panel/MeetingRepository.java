package org.caseaudit.panel;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface MeetingRepository extends JpaRepository<MeetingEntity, Long> {

    Optional<MeetingEntity> findByAuditRoundId(long auditRoundId);
}
