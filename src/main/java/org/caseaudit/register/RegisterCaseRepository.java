package org.caseaudit.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RegisterCaseRepository extends Repository<RegisterCaseEntity, Long> {

    <S extends RegisterCaseEntity> List<S> saveAll(Iterable<S> cases);

    List<RegisterCaseEntity> findAll();

    Optional<RegisterCaseEntity> findByCaseRef(String caseRef);

    long count();

    @Query("select distinct c.needCodes from RegisterCaseEntity c")
    List<String> needCodesInUse();

    /** A null or false parameter does not narrow the frame; {@code needCode} comes between semicolons and percents. */
    @Query("""
            select new org.caseaudit.register.FrameCase(c.caseRef, c.familyRef) from RegisterCaseEntity c
            where (:openOnly = false or c.open = true)
            and (cast(:needCode as string) is null or c.needCodes like cast(:needCode as string))
            and (cast(:ageFrom as integer) is null or c.age >= :ageFrom)
            and (cast(:ageTo as integer) is null or c.age <= :ageTo)
            and (cast(:notAuditedSince as localdate) is null or c.lastAuditedOn is null
                or c.lastAuditedOn < :notAuditedSince)
            and (cast(:minAgencies as integer) is null or c.agencyCount >= :minAgencies)
            """)
    List<FrameCase> frame(
            boolean openOnly, String needCode, Integer ageFrom, Integer ageTo, LocalDate notAuditedSince,
            Integer minAgencies);
}
