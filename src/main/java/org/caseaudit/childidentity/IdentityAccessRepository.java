package org.caseaudit.childidentity;

import java.util.List;
import org.springframework.data.repository.Repository;

interface IdentityAccessRepository extends Repository<IdentityAccessEntity, Long> {

    IdentityAccessEntity save(IdentityAccessEntity access);

    List<IdentityAccessEntity> findByCaseRefOrderById(String caseRef);
}
