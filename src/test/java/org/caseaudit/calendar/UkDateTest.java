package org.caseaudit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class UkDateTest {

    @Test
    void writesDayMonthAndYearInWords() {
        assertThat(UkDate.format(LocalDate.of(2016, 9, 14))).isEqualTo("14 September 2016");
        assertThat(UkDate.format(LocalDate.of(2024, 2, 1))).isEqualTo("1 February 2024");
    }

    @Test
    void writesTheDayOfTheWeekFirst() {
        assertThat(UkDate.formatWithDay(LocalDate.of(2016, 9, 14))).isEqualTo("Wednesday 14 September 2016");
    }

    @Test
    void writesTimesOfDayOnTheTwentyFourHourClock() {
        assertThat(UkDate.format(LocalDateTime.of(2016, 9, 14, 17, 0))).isEqualTo("14 September 2016, 17:00");
    }

    @Test
    void writesAnInstantAsLocalClocksShowIt() {
        assertThat(UkDate.format(Instant.parse("2016-09-14T16:00:00Z"), ZoneId.of("Europe/London")))
                .isEqualTo("14 September 2016, 17:00");
    }
}
