package org.caseaudit.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * The partnership's own calendar, beside the bank holidays of England.
 *
 * @param zone where the partnership's offices are
 * @param opens start of the working day there
 * @param closes end of the working day there: close of business
 * @param closures days on which the partnership is closed although others work
 */
@ConfigurationProperties("case-audit.calendar")
public record CalendarSettings(
        @DefaultValue("Europe/London") ZoneId zone,
        @DefaultValue("09:00") @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime opens,
        @DefaultValue("17:00") @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) LocalTime closes,
        @DefaultValue List<Closure> closures) {

    public CalendarSettings {
        closures = List.copyOf(closures);
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException(
                    "case-audit.calendar.opens (%s) must be before closes (%s)".formatted(opens, closes));
        }
    }

    /** First and last day of a closure, both included. */
    public record Closure(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            String name) {

        /** Longer than this is a slip of the year, and would leave the calendar without working days. */
        private static final int LONGEST_DAYS = 60;

        public Closure {
            if (from == null || to == null || name == null || name.isBlank()) {
                throw new IllegalArgumentException("case-audit.calendar.closures: each needs from, to and name");
            }
            if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
                throw new IllegalArgumentException(
                        "case-audit.calendar.closures: '%s' must end within %d days after its start, not run from %s to %s"
                                .formatted(name, LONGEST_DAYS, from, to));
            }
        }
    }
}
