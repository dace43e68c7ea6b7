package org.caseaudit.register;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The children whose cases can be audited, known by reference. */
@Service
@Transactional(readOnly = true)
public class CaseRegister {

    private final RegisterCaseRepository register;

    CaseRegister(RegisterCaseRepository register) {
        this.register = register;
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
}
