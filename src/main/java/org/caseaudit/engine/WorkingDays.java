package org.caseaudit.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.caseaudit.calendar.WorkingCalendar;
import org.springframework.stereotype.Component;

/** Due dates as the models ask for them: {@code ${workingDays.fromNow(5)}}. */
@Component("workingDays")
public class WorkingDays {

    private final WorkingCalendar calendar;
    private final Clock clock;

    WorkingDays(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Close of business so many working days from today; 0 is today, or the next working day if today is none. */
    public Date fromNow(int workingDays) {
        return closeOf(calendar.plusWorkingDays(LocalDate.now(clock), workingDays));
    }

    /** Close of business on that day, as the engine's due dates want it. */
    public Date closeOf(LocalDate day) {
        return Date.from(calendar.closeOfBusiness(day));
    }
}
