package org.caseaudit.chasing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How chases run.
 *
 * @param preparation how long before the working day opens its steps are taken, so that all of them are ready when
 *     the post goes out
 */
@ConfigurationProperties("case-audit.chasing")
public record ChasingSettings(@DefaultValue("2h") Duration preparation) {

    public ChasingSettings {
        if (preparation.isNegative() || preparation.toHours() > 8) {
            throw new IllegalArgumentException("case-audit.chasing.preparation is from 0 to 8 hours: " + preparation);
        }
    }

    Instant prepares(WorkingCalendar calendar, LocalDate day) {
        return calendar.opens(day).minus(preparation);
    }
}
