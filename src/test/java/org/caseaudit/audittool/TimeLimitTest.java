package org.caseaudit.audittool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.WorkingCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final WorkingCalendar calendar = new WorkingCalendar(
            new CalendarSettings(LONDON, LocalTime.of(9, 0), LocalTime.of(17, 0), List.of()), Clock.system(LONDON));

    @ParameterizedTest(name = "{0}: {1} to {2}, {3}")
    @CsvSource({
        "72 hours, 2026-03-02T10:00, 2026-03-05T10:00, true",
        "72 hours, 2026-03-02T10:00, 2026-03-05T10:01, false",
        // A weekend does not stop the clock, and the night on which it goes forward has an hour less.
        "72 hours, 2026-03-27T10:00, 2026-03-30T11:00, true",
        "72 hours, 2026-03-27T10:00, 2026-03-30T11:01, false",
        // The night on which it goes back has an hour more.
        "72 hours, 2026-10-23T10:00, 2026-10-26T09:00, true",
        "72 hours, 2026-10-23T10:00, 2026-10-26T09:01, false",
        "5 working days, 2026-03-02T00:00, 2026-03-09T00:00, true",
        "5 working days, 2026-03-02T00:00, 2026-03-10T00:00, false",
        // Good Friday and Easter Monday do not count.
        "5 working days, 2026-04-01T00:00, 2026-04-10T00:00, true",
        "1 working day, 2026-04-02T00:00, 2026-04-07T00:00, true",
        "1 hour, 2026-03-02T10:00, 2026-03-02T11:00, true"})
    void countsHoursByTheClockAndWorkingDaysByTheCalendar(
            String limit, LocalDateTime began, LocalDateTime done, boolean met) {
        assertThat(TimeLimit.of(limit).orElseThrow().isMet(began, done, calendar)).isEqualTo(met);
        assertThat(TimeLimit.of(limit).orElseThrow().inWords()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "72", "0 hours", "72 minutes", "five working days", "5 days", "72hours", "99999 hours"})
    void knowsNoOtherLimits(String words) {
        assertThat(TimeLimit.of(words)).isEmpty();
    }
}
