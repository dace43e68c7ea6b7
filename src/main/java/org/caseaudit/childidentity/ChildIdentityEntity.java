package org.caseaudit.childidentity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

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

    ChildIdentityEntity(String caseRef) {
        this.caseRef = caseRef;
    }

    void update(ChildIdentity identity) {
        name = identity.name();
        dateOfBirth = identity.dateOfBirth();
        recordNumbers = identity.recordNumbers();
    }

    ChildIdentity toIdentity() {
        return new ChildIdentity(name, dateOfBirth, recordNumbers);
    }
}
