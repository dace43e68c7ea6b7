package org.caseaudit.childidentity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** {@link ChildIdentityStore} writes it. */
@Entity
@Table(name = "child_identity")
class ChildIdentityEntity {

    @Id
    private String caseRef;

    private String name;
    private LocalDate dateOfBirth;
    private String recordNumbers;

    protected ChildIdentityEntity() {
    }

    ChildIdentity toIdentity() {
        return new ChildIdentity(name, dateOfBirth, recordNumbers);
    }
}
