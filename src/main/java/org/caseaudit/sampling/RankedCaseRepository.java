package org.caseaudit.sampling;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RankedCaseRepository extends Repository<RankedCaseEntity, Long> {

    <S extends RankedCaseEntity> List<S> saveAll(Iterable<S> ranked);

    List<RankedCaseEntity> findByDrawIdOrderByPosition(Long drawId);

    List<RankedCaseEntity> findByDrawIdAndCaseRefIn(Long drawId, Collection<String> caseRefs);

    @Query("""
            select r from RankedCaseEntity r
            where r.drawId = :drawId and r.part = org.caseaudit.sampling.Ranking.Part.RESERVE
            and r.caseRef not in (select c.caseRef from AuditCaseEntity c where c.drawId = :drawId)
            order by r.position
            """)
    List<RankedCaseEntity> reservesLeft(Long drawId);
}
