package org.caseaudit.childidentity;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ChildIdentityRepository extends Repository<ChildIdentityEntity, String> {

    Optional<ChildIdentityEntity> findById(String caseRef);
}
