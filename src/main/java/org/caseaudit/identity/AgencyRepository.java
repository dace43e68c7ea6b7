package org.caseaudit.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AgencyRepository extends Repository<AgencyEntity, Long> {

    Optional<AgencyEntity> findByCode(String code);

    List<AgencyEntity> findAllByOrderByName();

    AgencyEntity save(AgencyEntity agency);
}
