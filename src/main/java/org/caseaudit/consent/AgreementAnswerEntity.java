package org.caseaudit.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

@Entity
@Table(name = "agreement_answer")
class AgreementAnswerEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private int attempt;

    @Enumerated(EnumType.STRING)
    private Answer.Person person;

    @Enumerated(EnumType.STRING)
    private Answer.Outcome outcome;

    @Enumerated(EnumType.STRING)
    private Answer.Method method;

    private LocalDate askedOn;
    private String askedBy;
    private String reason;
    private String recordedBy;
    private Instant recordedAt;

    protected AgreementAnswerEntity() {
    }

    AgreementAnswerEntity(int attempt, Answer answer, String recordedBy, Instant recordedAt) {
        this.attempt = attempt;
        this.person = answer.person();
        this.outcome = answer.outcome();
        this.method = answer.method();
        this.askedOn = answer.askedOn();
        this.askedBy = answer.askedBy();
        this.reason = answer.reason();
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    /** What people wrote about the family; who was asked, when and with what outcome is kept. */
    void forgetWords() {
        askedBy = null;
        reason = null;
    }

    Answer toAnswer() {
        return new Answer(person, outcome, method, askedOn, askedBy, reason);
    }
}
