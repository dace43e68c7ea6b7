package org.caseaudit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    private static final Instant NOW = Instant.parse("2026-09-07T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);

    @Test
    void saysWhatCalendarsNeed() {
        assertThat(new CalendarFile("panel-1@caseaudit.org", 2, DAY, "Case audit panel 2026-Q4-1", "Guildhall",
                "https://audits.test/").at(NOW)).isEqualTo(String.join("\r\n",
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//caseaudit.org//Case audit//EN", "METHOD:PUBLISH",
                "BEGIN:VEVENT", "UID:panel-1@caseaudit.org", "SEQUENCE:2", "DTSTAMP:20260907T090000Z",
                "DTSTART;VALUE=DATE:20261012", "DTEND;VALUE=DATE:20261013", "SUMMARY:Case audit panel 2026-Q4-1",
                "LOCATION:Guildhall", "URL:https://audits.test/", "END:VEVENT", "END:VCALENDAR", ""));
    }

    @Test
    void foldsLongLinesWithoutCuttingACharacter() {
        String file = new CalendarFile("id", 0, DAY, "é".repeat(100), null, "https://audits.test/").at(NOW);

        assertThat(file.split("\r\n")).allSatisfy(
                line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + "é".repeat(100)).doesNotContain("LOCATION");
    }

    @Test
    void letsNoValueAddALine() {
        String file = new CalendarFile("id", 0, DAY, "Panel", "Room 1, Guildhall; first floor\r\nATTENDEE:eve",
                "https://audits.test/").at(NOW);

        assertThat(file).contains("LOCATION:Room 1\\, Guildhall\\; first floor ATTENDEE:eve\r\n");
    }
}
