package org.caseaudit.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.demo.process.Play;

/** A round that has been going on, told in working days before today. */
abstract class Story {

    /** What stands in a form for yes and no. */
    static final String YES = "yes";
    static final String NO = "no";

    private final WorkingCalendar calendar;
    private final Clock clock;
    private LocalDate today;

    Story(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The title of the round, by which a story is told only once. */
    abstract String title();

    /** The working day, counted from today, on which the story begins. */
    abstract int begins();

    /** Plays the round from its beginning. */
    abstract void tell(Play play);

    /** Fixes what the story counts from. */
    void today(LocalDate day) {
        today = day;
    }

    /** So many working days from today; negative ones lie in the past. */
    LocalDate day(int workingDays) {
        return calendar.plusWorkingDays(today, workingDays);
    }

    String date(int workingDays) {
        return day(workingDays).toString();
    }

    /** Lets time go by until that hour of that working day. */
    void at(Play play, int workingDays, int hour) {
        play.until(moment(workingDays, hour));
    }

    Instant moment(int workingDays, int hour) {
        return day(workingDays).atTime(LocalTime.of(hour, 5)).atZone(clock.getZone()).toInstant();
    }

    /** The family's letter has gone. */
    void thanked(Play play, String family, int workingDays) {
        play.complete("participation", "thank-family", family,
                Map.of("decision", "sent", "thankedOn", date(workingDays)));
    }

    /** The short name of the agency that a return's reference, such as {@code CASE-0042 Police}, ends with. */
    static String agency(String reference) {
        return Fairhaven.agencies().stream().filter(a -> reference.endsWith(" " + a.name())).findFirst()
                .orElseThrow(() -> new IllegalStateException("no agency in " + reference)).code();
    }

    /** The case's part of a return's reference. */
    static String caseOf(String reference) {
        return reference.substring(0, reference.indexOf(' '));
    }

    /** How many different cases come before that one; varies the answers. */
    static int position(List<String> cases, String one) {
        return Math.max(0, cases.indexOf(one));
    }
}
