package org.caseaudit.replay;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Working days as a replay counts them: Monday to Friday without the bank holidays of England. */
final class EnglishWorkingDays {

    private static final HolidayManager BANK_HOLIDAYS =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    private EnglishWorkingDays() {
    }

    static boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !BANK_HOLIDAYS.isHoliday(day, "eng");
    }

    /** So many working days later, or earlier when negative; 0 is the day itself. */
    static LocalDate plus(LocalDate day, int workingDays) {
        LocalDate result = day;
        for (int left = Math.abs(workingDays); left > 0; left--) {
            do {
                result = result.plusDays(workingDays < 0 ? -1 : 1);
            } while (!isOne(result));
        }
        return result;
    }
}
