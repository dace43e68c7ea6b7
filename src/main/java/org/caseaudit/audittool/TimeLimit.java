package org.caseaudit.audittool;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseaudit.calendar.WorkingCalendar;

/**
 * How long something may take by a practice standard: clock hours, or working days of England and the partnership.
 *
 * @param amount at least 1
 * @param inHours hours by the clock; otherwise working days, the first being the one after the day it began
 */
public record TimeLimit(int amount, boolean inHours) {

    private static final Pattern WORDS = Pattern.compile("([1-9]\\d{0,3}) (hours?|working days?)");

    /** Reads {@code 72 hours} or {@code 5 working days}; empty where it is neither. */
    static Optional<TimeLimit> of(String words) {
        Matcher matcher = WORDS.matcher(words == null ? "" : words.strip());
        return matcher.matches()
                ? Optional.of(new TimeLimit(Integer.parseInt(matcher.group(1)), matcher.group(2).startsWith("hour")))
                : Optional.empty();
    }

    /** Whether what was done then was in time; what took a working day's limit counts to the end of that day. */
    public boolean isMet(LocalDateTime began, LocalDateTime done, WorkingCalendar calendar) {
        return inHours
                ? calendar.elapsed(began, done).compareTo(Duration.ofHours(amount)) <= 0
                : calendar.workingDaysBetween(began.toLocalDate(), done.toLocalDate()) <= amount;
    }

    /** Such as {@code 5 working days}. */
    public String inWords() {
        return amount + (inHours ? " hour" : " working day") + (amount == 1 ? "" : "s");
    }
}
