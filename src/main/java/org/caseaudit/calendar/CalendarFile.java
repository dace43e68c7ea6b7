package org.caseaudit.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A day for somebody's calendar, as an {@code .ics} file of RFC 5545. Calendars take a file with the same id and a
 * higher sequence for a change of what they have.
 *
 * @param id       stays the same when the day moves
 * @param sequence 0 at first, one more with each change
 * @param summary  what it is; references only
 * @param location where; null where not known yet
 * @param link     where to read more
 */
public record CalendarFile(String id, int sequence, LocalDate day, String summary, String location, String link) {

    private static final int LINE_OCTETS = 75;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The file's text. */
    public String at(Instant now) {
        StringBuilder file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//caseaudit.org//Case audit//EN");
        line(file, "METHOD:PUBLISH");
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + text(id));
        line(file, "SEQUENCE:" + sequence);
        line(file, "DTSTAMP:" + STAMP.format(now));
        line(file, "DTSTART;VALUE=DATE:" + DATE.format(day));
        line(file, "DTEND;VALUE=DATE:" + DATE.format(day.plusDays(1)));
        line(file, "SUMMARY:" + text(summary));
        if (location != null && !location.isBlank()) {
            line(file, "LOCATION:" + text(location));
        }
        line(file, "URL:" + link);
        line(file, "END:VEVENT");
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    /** Long lines go on in the next one after a blank; no character is cut in two. */
    private static void line(StringBuilder file, String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String character = Character.toString(line.codePointAt(at));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                file.append("\r\n ");
                octets = 1;
            }
            file.append(character);
            octets += size;
        }
        file.append("\r\n");
    }

    private static String text(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").replaceAll("([\\\\;,])", "\\\\$1");
    }
}
