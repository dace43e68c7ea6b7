package org.caseaudit.chasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ChasePlanTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    /** A Friday. */
    private static final LocalDate DUE = LocalDate.of(2026, 9, 18);
    private static final NavigableMap<Integer, Boolean> LADDER =
            new TreeMap<>(Map.of(-3, false, 0, false, 1, false, 3, true, 5, false));

    @Test
    void takesTheFirstStepAtOnceEvenAtNight() {
        assertThat(next("2026-09-05T22:30", 0, null, new TreeMap<>(Map.of(-9, false, -10, false))))
                .get().extracting(ChaseStep::at).isEqualTo(at("2026-09-05T22:30"));
    }

    @Test
    void preparesBeforeOpeningTimeOnTheDayThePolicyNames() {
        assertThat(next("2026-09-07T10:00", 1, "2026-09-07", LADDER))
                .contains(new ChaseStep(at("2026-09-15T07:00"), -3));
    }

    @Test
    void doesNotChaseTwiceOnOneDay() {
        assertThat(next("2026-09-15T10:00", 1, "2026-09-15", LADDER)).contains(new ChaseStep(at("2026-09-18T07:00"), 0));
    }

    @Test
    void makesUpForTheLastOfSeveralMissedSteps() {
        assertThat(next("2026-09-21T10:00", 1, "2026-09-07", LADDER)).contains(new ChaseStep(at("2026-09-21T10:00"), 1));
    }

    @Test
    void neverLosesAnEscalationThatWasMissed() {
        assertThat(next("2026-09-26T10:00", 1, "2026-09-07", LADDER)).contains(new ChaseStep(at("2026-09-28T07:00"), 3));
    }

    @Test
    void hasNothingToSayAfterTheLastStep() {
        assertThat(next("2026-09-28T10:00", 5, "2026-09-28", LADDER)).isEmpty();
    }

    @Test
    void countsOverBankHolidaysAndWeekends() {
        LocalDate due = LocalDate.of(2026, 12, 24);
        assertThat(plan("2026-12-24T10:00", LADDER).next("return", due, 1, due))
                .contains(new ChaseStep(at("2026-12-29T07:00"), 1));
    }

    private static Optional<ChaseStep> next(
            String now, int timesChased, String chasedOn, NavigableMap<Integer, Boolean> steps) {
        return plan(now, steps).next("return", DUE, timesChased, chasedOn == null ? null : LocalDate.parse(chasedOn));
    }

    private static ChasePlan plan(String now, NavigableMap<Integer, Boolean> steps) {
        Clock clock = Clock.fixed(at(now), LONDON);
        CalendarSettings england = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("case-audit.calendar", CalendarSettings.class);
        return new ChasePlan(
                (kind, day, times) -> Optional.ofNullable(steps.get(day)).map(escalate -> new ChaseDecision("auditor", "overdue", escalate)),
                new WorkingCalendar(england, clock), new ChasingSettings(Duration.ofHours(2)), clock);
    }

    private static Instant at(String londonTime) {
        return ZonedDateTime.of(LocalDateTime.parse(londonTime), LONDON).toInstant();
    }
}
