package org.caseaudit.returns;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.caseaudit.returns.ReturnPart.Evidence;

@Embeddable
class PartEvidence {

    @Column(name = "evidence")
    private String text;

    @Column(name = "evidence_date")
    private LocalDate date;

    protected PartEvidence() {
    }

    PartEvidence(Evidence evidence) {
        this.text = evidence.text();
        this.date = evidence.date();
    }

    Evidence toEvidence() {
        return new Evidence(text, date);
    }
}
