package org.caseaudit.returns;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.caseaudit.audittool.AnswerKind;
import org.caseaudit.returns.AgencyReturn.Answer;

@Entity
@Table(name = "return_answer")
class ReturnAnswerEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private int position;
    private String questionKey;
    private String label;

    @Enumerated(EnumType.STRING)
    private AnswerKind kind;

    private String standard;
    private String answer;
    private LocalDate evidenceDate;

    protected ReturnAnswerEntity() {
    }

    ReturnAnswerEntity(int position, Answer answer) {
        this.position = position;
        this.questionKey = answer.key();
        this.label = answer.label();
        this.kind = answer.kind();
        this.standard = answer.standard();
        this.answer = answer.value();
        this.evidenceDate = answer.evidenceDate();
    }

    Answer toAnswer() {
        return new Answer(questionKey, label, kind, standard, answer, evidenceDate);
    }
}
