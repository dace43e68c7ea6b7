package org.caseaudit.calendar;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Working days: Monday to Friday without the bank holidays of England (substitute days included) and the
 * partnership's own closures.
 */
@Component
public class WorkingCalendar {

    private static final String ENGLAND = "eng";

    private final CalendarSettings settings;
    private final Clock clock;
    private final Set<LocalDate> closures;
    private final Map<Integer, Set<LocalDate>> bankHolidaysByYear = new ConcurrentHashMap<>();

    public WorkingCalendar(CalendarSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.closures = settings.closures().stream()
                .flatMap(closure -> closure.from().datesUntil(closure.to().plusDays(1)))
                .collect(toUnmodifiableSet());
    }

    /** Today's date where the partnership is. */
    public LocalDate today() {
        return dateOf(clock.instant());
    }

    /** The date at that instant where the partnership is. */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, settings.zone());
    }

    public boolean isWorkingDay(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && !closures.contains(date)
                && !bankHolidaysOf(date.getYear()).contains(date);
    }

    /**
     * The working day that many working days later, or earlier when negative. The given date itself does not count:
     * one working day after a Saturday is Monday. Zero is the date itself, or from a day off the next working day.
     */
    public LocalDate plusWorkingDays(LocalDate date, int workingDays) {
        int step = workingDays < 0 ? -1 : 1;
        LocalDate result = date;
        for (int left = Math.abs(workingDays); left > 0; left--) {
            result = workingDayFrom(result.plusDays(step), step);
        }
        return workingDays == 0 ? workingDayFrom(date, 1) : result;
    }

    /**
     * Counts the working days after the earlier date up to and including the later one; negative when {@code to} is
     * the earlier. From the due date to today it is the number of working days late.
     */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkingDay).count();
    }

    /** The time by the clock between two local times, summer time considered. */
    public Duration elapsed(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from.atZone(settings.zone()), to.atZone(settings.zone()));
    }

    /** Whether that local time is still to come. */
    public boolean isInFuture(LocalDateTime time) {
        return time.atZone(settings.zone()).toInstant().isAfter(clock.instant());
    }

    /** The same instant if the partnership is at work then, otherwise the next moment at which it opens. */
    public Instant nextWorkingMorning(Instant instant) {
        LocalDate date = dateOf(instant);
        if (isWorkingDay(date) && instant.isBefore(closeOfBusiness(date))) {
            Instant opening = opens(date);
            return instant.isBefore(opening) ? opening : instant;
        }
        return opens(workingDayFrom(date.plusDays(1), 1));
    }

    /** When work starts on that date, whether or not it is a working day. */
    public Instant opens(LocalDate date) {
        return at(date, settings.opens());
    }

    /** When work ends on that date, whether or not it is a working day: what is due that day is due by then. */
    public Instant closeOfBusiness(LocalDate date) {
        return at(date, settings.closes());
    }

    private Instant at(LocalDate date, LocalTime time) {
        return ZonedDateTime.of(date, time, settings.zone()).toInstant();
    }

    private LocalDate workingDayFrom(LocalDate date, int step) {
        LocalDate result = date;
        while (!isWorkingDay(result)) {
            result = result.plusDays(step);
        }
        return result;
    }

    private Set<LocalDate> bankHolidaysOf(int year) {
        return bankHolidaysByYear.computeIfAbsent(year, this::readBankHolidays);
    }

    private Set<LocalDate> readBankHolidays(int year) {
        return BankHolidays.MANAGER.getHolidays(Year.of(year), ENGLAND).stream()
                .map(Holiday::getDate)
                .collect(toUnmodifiableSet());
    }

    /** Reads its rules when somebody first asks for a holiday. */
    private static final class BankHolidays {

        static final HolidayManager MANAGER =
                HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    }
}
