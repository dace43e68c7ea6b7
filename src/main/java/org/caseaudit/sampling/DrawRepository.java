package org.caseaudit.sampling;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DrawRepository extends Repository<DrawEntity, Long> {

    DrawEntity saveAndFlush(DrawEntity draw);

    List<DrawEntity> findByAuditRoundIdOrderById(Long auditRoundId);

    /** Two families that decline at the same moment must not be given the same reserve. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from DrawEntity d where d.id = :id")
    Optional<DrawEntity> lock(Long id);
}
