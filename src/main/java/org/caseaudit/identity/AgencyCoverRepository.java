package org.caseaudit.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AgencyCoverRepository extends Repository<AgencyCoverEntity, Long> {

    AgencyCoverEntity save(AgencyCoverEntity cover);

    Optional<AgencyCoverEntity> findById(Long id);

    List<AgencyCoverEntity> findByAgencyCodeOrderByFromOn(String agencyCode);

    List<AgencyCoverEntity> findByUserId(String userId);
}
