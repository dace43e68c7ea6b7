package org.caseaudit.returns;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDateTime;
import org.caseaudit.returns.AgencyReturn.Measure;

@Embeddable
class ReturnMeasure {

    @Column(name = "measure")
    private String key;

    private String title;
    private String standard;
    private String within;
    private LocalDateTime beganAt;
    private LocalDateTime doneAt;
    private boolean met;
    private String delayReason;

    protected ReturnMeasure() {
    }

    ReturnMeasure(Measure measure) {
        this.key = measure.key();
        this.title = measure.title();
        this.standard = measure.standard();
        this.within = measure.within();
        this.beganAt = measure.began();
        this.doneAt = measure.done();
        this.met = measure.met();
        this.delayReason = measure.delayReason();
    }

    Measure toMeasure() {
        return new Measure(key, title, standard, within, beganAt, doneAt, met, delayReason);
    }
}
