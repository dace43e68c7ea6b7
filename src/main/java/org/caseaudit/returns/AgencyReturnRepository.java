package org.caseaudit.returns;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AgencyReturnRepository extends Repository<AgencyReturnEntity, Long> {

    AgencyReturnEntity save(AgencyReturnEntity agencyReturn);

    Optional<AgencyReturnEntity> findById(Long id);

    List<AgencyReturnEntity> findByAuditCaseIdOrderByAgencyName(Long auditCaseId);

    List<AgencyReturnEntity> findByAuditRoundIdOrderByAuditCaseIdAscAgencyNameAsc(Long auditRoundId);

    List<AgencyReturnEntity> findByAgencyCodeInAndStateOrderByReference(
            Collection<String> agencyCodes, ReturnState state);

    List<AgencyReturnEntity> findByAgencyCodeInOrderByReference(Collection<String> agencyCodes);
}
