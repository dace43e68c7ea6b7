package org.caseaudit.register;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RegisterCaseRepository extends Repository<RegisterCaseEntity, Long> {

    Optional<RegisterCaseEntity> findByCaseRef(String caseRef);

    long count();

    @Query("select distinct c.needCodes from RegisterCaseEntity c")
    List<String> needCodesInUse();
}
