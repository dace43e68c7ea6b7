package org.caseaudit.programme;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AuditRoundRepository extends Repository<AuditRoundEntity, Long> {

    AuditRoundEntity save(AuditRoundEntity round);

    Optional<AuditRoundEntity> findById(Long id);

    Optional<AuditRoundEntity> findByReference(String reference);

    List<AuditRoundEntity> findAllByOrderByIdDesc();

    @Query("select coalesce(max(r.referenceNumber), 0) from AuditRoundEntity r where r.referenceQuarter = :quarter")
    int lastNumber(String quarter);
}
