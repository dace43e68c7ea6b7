package org.caseaudit.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

@Entity
@Table(name = "agency_cover")
class AgencyCoverEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String agencyCode;
    private String userId;
    private LocalDate fromOn;
    private LocalDate untilOn;
    private String namedBy;
    private Instant namedAt;
    /** Whether the person is in the agency's group for the cover only. */
    private boolean givesGroup;
    private Instant calledOffAt;

    protected AgencyCoverEntity() {
    }

    AgencyCoverEntity(Cover cover, String namedBy, Instant namedAt) {
        this.agencyCode = cover.agencyCode();
        this.userId = cover.userId();
        this.fromOn = cover.from();
        this.untilOn = cover.until();
        this.namedBy = namedBy;
        this.namedAt = namedAt;
    }

    void giveGroup(boolean given) {
        givesGroup = given;
    }

    void callOff(Instant at) {
        calledOffAt = at;
    }

    boolean givesGroup() {
        return givesGroup;
    }

    boolean isInForce(LocalDate today) {
        return calledOffAt == null && !today.isBefore(fromOn) && !today.isAfter(untilOn);
    }

    boolean isOver(LocalDate today) {
        return calledOffAt != null || today.isAfter(untilOn);
    }

    Cover toCover() {
        return new Cover(id, agencyCode, userId, fromOn, untilOn);
    }
}
