package org.caseaudit.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.caseaudit.programme.FrameFilter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The children whose cases can be audited, known by reference. */
@Service
@Transactional(readOnly = true)
public class CaseRegister {

    private final RegisterCaseRepository register;
    private final Clock clock;

    CaseRegister(RegisterCaseRepository register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /** How many cases the register holds. */
    public long size() {
        return register.count();
    }

    public Optional<RegisteredCase> find(String caseRef) {
        return register.findByCaseRef(caseRef).map(RegisterCaseEntity::toRow);
    }

    /** The need codes in use, in alphabetical order. */
    public List<String> needCodes() {
        return register.needCodesInUse().stream().flatMap(codes -> RegisterCaseEntity.split(codes).stream())
                .distinct().sorted().toList();
    }

    /** The cases that fit the filter today, in no particular order. */
    public List<FrameCase> frame(FrameFilter filter) {
        LocalDate notAuditedSince = filter.notAuditedMonths() == null ? null
                : LocalDate.now(clock).minusMonths(filter.notAuditedMonths());
        return register.frame(filter.openOnly(), filter.needCode() == null ? null : "%;" + filter.needCode() + ";%",
                filter.ageFrom(), filter.ageTo(), notAuditedSince, filter.minAgencies());
    }
}
