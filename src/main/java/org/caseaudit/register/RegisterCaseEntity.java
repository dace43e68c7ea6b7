package org.caseaudit.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A row of the register; {@link RegisterStaging} writes it. */
@Entity
@Table(name = "register_case")
class RegisterCaseEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String caseRef;
    private String familyRef;

    @Column(name = "open_now")
    private boolean open;

    private LocalDate openedOn;
    private LocalDate referralOn;

    /** Each code between semicolons, {@code ;DA;NEG;}, so that a query finds a whole code. */
    private String needCodes;

    private String agencies;
    private int agencyCount;
    private Integer age;
    private String ageBand;
    private String gender;
    private String ethnicity;
    private String disability;
    private String locality;
    private String circumstances;
    private String outcome;
    private String nominatingAgency;
    private LocalDate lastAuditedOn;

    protected RegisterCaseEntity() {
    }

    RegisteredCase toRow() {
        return new RegisteredCase(caseRef, familyRef, open, openedOn, referralOn, split(needCodes), split(agencies),
                age, ageBand, gender, ethnicity, disability, locality, circumstances, outcome, nominatingAgency,
                lastAuditedOn);
    }

    static String join(Collection<String> values) {
        return values.isEmpty() ? "" : ";" + String.join(";", values) + ";";
    }

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.substring(1, joined.length() - 1).split(";"));
    }
}
