package org.caseaudit.returns;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.caseaudit.returns.AgencyReturn.Liaison;

@Entity
@Table(name = "return_liaison")
class ReturnLiaisonEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private Liaison.Decision decision;

    private String reason;
    private LocalDate newDueOn;
    private Instant agreedAt;
    private String agreedBy;

    protected ReturnLiaisonEntity() {
    }

    ReturnLiaisonEntity(Liaison liaison) {
        this.decision = liaison.decision();
        this.reason = liaison.reason();
        this.newDueOn = liaison.newDueOn();
        this.agreedAt = liaison.agreedAt();
        this.agreedBy = liaison.agreedBy();
    }

    Liaison toLiaison() {
        return new Liaison(decision, reason, newDueOn, agreedAt, agreedBy);
    }
}
