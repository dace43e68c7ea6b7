package org.caseaudit.returns;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.caseaudit.returns.AgencyReturn.Extension;

@Entity
@Table(name = "return_extension")
class ReturnExtensionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String askedBy;
    private Instant askedAt;
    private LocalDate wishedOn;
    private String reason;
    private LocalDate grantedOn;
    private String answer;
    private String decidedBy;
    private Instant decidedAt;

    protected ReturnExtensionEntity() {
    }

    ReturnExtensionEntity(LocalDate wishedOn, String reason, String askedBy, Instant askedAt) {
        this.wishedOn = wishedOn;
        this.reason = reason;
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    void decide(LocalDate day, String words, String by, Instant at) {
        grantedOn = day;
        answer = words;
        decidedBy = by;
        decidedAt = at;
    }

    boolean isDecided() {
        return decidedAt != null;
    }

    Extension toExtension() {
        return new Extension(wishedOn, reason, askedBy, askedAt, grantedOn, answer, decidedBy, decidedAt);
    }
}
