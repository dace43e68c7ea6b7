package org.caseaudit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WorkingCalendarTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate CLOSED_FROM = LocalDate.of(2016, 12, 28);
    private static final LocalDate CLOSED_TO = LocalDate.of(2016, 12, 30);

    private final WorkingCalendar calendar = calendar("2016-09-14T23:30:00Z");

    @ParameterizedTest(name = "{0} is a day off: {1}")
    @CsvSource({
        "2016-03-25, Good Friday",
        "2016-03-28, Easter Monday",
        "2024-03-29, Good Friday in March",
        "2038-04-26, the latest possible Easter Monday",
        "2020-05-08, early May bank holiday moved to VE Day",
        "2022-06-02, spring bank holiday moved for the jubilee",
        "2022-06-03, platinum jubilee",
        "2022-09-19, state funeral",
        "2023-05-08, coronation",
        "2016-08-29, summer bank holiday",
        "2021-12-27, substitute for Christmas Day on a Saturday",
        "2021-12-28, substitute for Boxing Day on a Sunday",
        "2022-12-26, Boxing Day on a Monday",
        "2022-12-27, substitute for Christmas Day on a Sunday",
        "2020-12-28, substitute for Boxing Day on a Saturday",
        "2022-01-03, substitute for New Year's Day on a Saturday",
        "2023-01-02, substitute for New Year's Day on a Sunday",
        "2016-09-17, Saturday",
        "2016-09-18, Sunday",
        "2016-12-28, first day of the partnership's closure",
        "2016-12-29, in the partnership's closure",
        "2016-12-30, last day of the partnership's closure"
    })
    void isADayOff(LocalDate date, String reason) {
        assertThat(calendar.isWorkingDay(date)).as(reason).isFalse();
    }

    @ParameterizedTest(name = "{0} is a working day: {1}")
    @CsvSource({
        "2016-03-24, Maundy Thursday",
        "2016-03-17, St Patrick's Day is not England's",
        "2016-11-30, St Andrew's Day is not England's",
        "2016-08-01, summer bank holiday of Scotland",
        "2020-05-04, the day from which the bank holiday moved",
        "2022-05-30, the day from which the bank holiday moved",
        "2021-12-29, after both substitutes",
        "2017-01-03, after New Year's substitute",
        "2016-12-23, before Christmas",
        "2017-12-28, the closure was of another year"
    })
    void isAWorkingDay(LocalDate date, String reason) {
        assertThat(calendar.isWorkingDay(date)).as(reason).isTrue();
    }

    @ParameterizedTest(name = "{0} plus {1} working days is {2}")
    @CsvSource({
        "2016-09-14, 0, 2016-09-14",
        "2016-09-17, 0, 2016-09-19",
        "2016-12-24, 0, 2017-01-03",
        "2016-09-14, 3, 2016-09-19",
        "2016-09-16, 1, 2016-09-19",
        "2016-09-17, 1, 2016-09-19",
        "2016-09-18, -1, 2016-09-16",
        "2016-09-19, -3, 2016-09-14",
        "2016-03-24, 1, 2016-03-29",
        "2016-03-29, -1, 2016-03-24",
        "2016-12-23, 1, 2017-01-03",
        "2017-01-03, -1, 2016-12-23",
        "2021-12-24, 1, 2021-12-29"
    })
    void countsWorkingDaysForwardsAndBack(LocalDate date, int days, LocalDate expected) {
        assertThat(calendar.plusWorkingDays(date, days)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "from {0} to {1} it is {2} working days")
    @CsvSource({
        "2016-09-14, 2016-09-14, 0",
        "2016-09-14, 2016-09-15, 1",
        "2016-09-16, 2016-09-17, 0",
        "2016-09-16, 2016-09-18, 0",
        "2016-09-16, 2016-09-19, 1",
        "2016-09-17, 2016-09-19, 1",
        "2016-09-19, 2016-09-16, -1",
        "2016-12-23, 2017-01-03, 1"
    })
    void saysHowManyWorkingDaysLieBetween(LocalDate from, LocalDate to, int expected) {
        assertThat(calendar.workingDaysBetween(from, to)).isEqualTo(expected);
    }

    @Test
    void goesThereAndBackBetweenAnyTwoWorkingDays() {
        Random random = new Random(20160914);
        for (int i = 0; i < 2_000; i++) {
            LocalDate any = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(365 * 30));
            LocalDate start = calendar.plusWorkingDays(any, 0);
            int days = random.nextInt(-60, 61);

            LocalDate end = calendar.plusWorkingDays(start, days);

            assertThat(calendar.isWorkingDay(end)).isTrue();
            assertThat(calendar.plusWorkingDays(end, -days)).isEqualTo(start);
            assertThat(calendar.workingDaysBetween(start, end)).isEqualTo(days);
            assertThat(calendar.workingDaysBetween(end, start)).isEqualTo(-days);
        }
    }

    @Test
    void addsUpWhenCountedInTwoSteps() {
        Random random = new Random(14);
        for (int i = 0; i < 500; i++) {
            LocalDate start = LocalDate.of(2016, 1, 1).plusDays(random.nextInt(3_000));
            int first = random.nextInt(1, 30);
            int second = random.nextInt(1, 30);

            assertThat(calendar.plusWorkingDays(calendar.plusWorkingDays(start, first), second))
                    .isEqualTo(calendar.plusWorkingDays(start, first + second));
        }
    }

    @ParameterizedTest(name = "the next working moment from {0} is {1}: {2}")
    @CsvSource({
        "2016-09-14T08:00:00Z, 2016-09-14T08:00:00Z, at opening in summer time",
        "2016-09-14T15:59:59Z, 2016-09-14T15:59:59Z, just before close of business",
        "2016-09-14T16:00:00Z, 2016-09-15T08:00:00Z, at close of business",
        "2016-09-14T07:59:59Z, 2016-09-14T08:00:00Z, just before opening",
        "2016-09-13T23:30:00Z, 2016-09-14T08:00:00Z, after midnight in London though not in UTC",
        "2016-09-16T20:00:00Z, 2016-09-19T08:00:00Z, on a Friday evening",
        "2016-10-28T17:00:00Z, 2016-10-31T09:00:00Z, over the weekend on which the clocks go back",
        "2016-03-24T18:00:00Z, 2016-03-29T08:00:00Z, over Easter and the start of summer time",
        "2016-12-23T18:00:00Z, 2017-01-03T09:00:00Z, over Christmas and the partnership's closure",
        "2016-09-17T12:00:00Z, 2016-09-19T08:00:00Z, on a Saturday"
    })
    void waitsForTheNextWorkingMorning(Instant instant, Instant expected, String when) {
        assertThat(calendar.nextWorkingMorning(instant)).as(when).isEqualTo(expected);
    }

    @Test
    void opensAndClosesByLocalClocks() {
        LocalDate winter = LocalDate.of(2016, 1, 14);
        LocalDate summer = LocalDate.of(2016, 7, 14);

        assertThat(calendar.opens(winter)).isEqualTo("2016-01-14T09:00:00Z");
        assertThat(calendar.closeOfBusiness(winter)).isEqualTo("2016-01-14T17:00:00Z");
        assertThat(calendar.opens(summer)).isEqualTo("2016-07-14T08:00:00Z");
        assertThat(calendar.closeOfBusiness(summer)).isEqualTo("2016-07-14T16:00:00Z");
    }

    @Test
    void knowsTodayByLocalClocks() {
        assertThat(calendar.today()).isEqualTo(LocalDate.of(2016, 9, 15));
    }

    @Test
    void readsSettingsAsTheyAreWrittenInTheConfiguration() {
        CalendarSettings settings = bind(Map.of(
                "case-audit.calendar.zone", "Europe/London",
                "case-audit.calendar.opens", "08:30",
                "case-audit.calendar.closes", "16:30",
                "case-audit.calendar.closures[0].from", "2026-12-29",
                "case-audit.calendar.closures[0].to", "2026-12-31",
                "case-audit.calendar.closures[0].name", "Between the years"));

        assertThat(settings.opens()).isEqualTo(LocalTime.of(8, 30));
        assertThat(settings.closures())
                .containsExactly(new CalendarSettings.Closure(
                        LocalDate.of(2026, 12, 29), LocalDate.of(2026, 12, 31), "Between the years"));
    }

    @Test
    void worksNineToFiveInLondonUnlessToldOtherwise() {
        assertThat(bind(Map.of()))
                .isEqualTo(new CalendarSettings(LONDON, LocalTime.of(9, 0), LocalTime.of(17, 0), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-28", "2027-12-29"})
    void refusesAClosureThatEndsBeforeItStartsOrLastsTooLong(String to) {
        assertThatThrownBy(() ->
                        new CalendarSettings.Closure(LocalDate.of(2026, 12, 29), LocalDate.parse(to), "Slip"))
                .hasMessageContaining("Slip");
    }

    @Test
    void refusesToCloseBeforeItOpens() {
        assertThatThrownBy(() -> new CalendarSettings(LONDON, LocalTime.of(17, 0), LocalTime.of(9, 0), List.of()))
                .hasMessageContaining("opens");
    }

    private static CalendarSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("case-audit.calendar", CalendarSettings.class);
    }

    private static WorkingCalendar calendar(String now) {
        CalendarSettings settings = new CalendarSettings(
                LONDON,
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                List.of(new CalendarSettings.Closure(CLOSED_FROM, CLOSED_TO, "Between the years")));
        return new WorkingCalendar(settings, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
