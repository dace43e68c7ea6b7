package org.caseaudit.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as people in Britain write them. */
public final class UkDate {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter DATE_WITH_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

    private UkDate() {}

    /** {@code 14 September 2016}. */
    public static String format(LocalDate date) {
        return DATE.format(date);
    }

    /** {@code Wednesday 14 September 2016}. */
    public static String formatWithDay(LocalDate date) {
        return DATE_WITH_DAY.format(date);
    }

    /** {@code 14 September 2016, 17:00}. */
    public static String format(LocalDateTime dateTime) {
        return DATE_TIME.format(dateTime);
    }

    /** {@code 14 September 2016, 17:00}, as clocks in that zone showed it. */
    public static String format(Instant instant, ZoneId zone) {
        return format(LocalDateTime.ofInstant(instant, zone));
    }
}
