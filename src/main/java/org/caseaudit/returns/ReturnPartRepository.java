package org.caseaudit.returns;

import java.util.List;
import java.util.Optional;
import org.caseaudit.returns.ReturnPart.State;
import org.springframework.data.repository.Repository;

interface ReturnPartRepository extends Repository<ReturnPartEntity, Long> {

    ReturnPartEntity save(ReturnPartEntity part);

    Optional<ReturnPartEntity> findById(Long id);

    List<ReturnPartEntity> findByAgencyReturnIdOrderById(Long agencyReturnId);

    List<ReturnPartEntity> findByAuditRoundIdOrderById(Long auditRoundId);

    List<ReturnPartEntity> findByContributorAndStateOrderById(String contributor, State state);
}
