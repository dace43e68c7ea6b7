package org.caseaudit.chasing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import org.caseaudit.calendar.WorkingCalendar;
import org.springframework.stereotype.Component;

/** Finds the day of a chase's next step, from what the policy says and what has been done. */
@Component
public class ChasePlan {

    private final ChasePolicy policy;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ChasePlan(ChasePolicy policy, WorkingCalendar calendar, Clock clock) {
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The next step, or nothing where the policy has no more to say.
     *
     * <p>The very first step is taken at once. A step that was missed, because the system was down or the deadline
     * was moved, is made up for on the next working morning; of several, only the last one or one that escalates,
     * so that nobody finds five reminders at once.
     *
     * @param chasedOn the day of the last step, or null before the first
     */
    public Optional<ChaseStep> next(String kind, LocalDate dueOn, int timesChased, LocalDate chasedOn) {
        Instant now = clock.instant();
        int today = calendar.workingDaysBetween(dueOn, calendar.dateOf(now));
        NavigableMap<Integer, Boolean> escalates = policy.steps(kind, timesChased);
        if (chasedOn == null) {
            return escalates.containsKey(clamped(today)) ? Optional.of(new ChaseStep(now, clamped(today))) : Optional.empty();
        }
        int last = calendar.workingDaysBetween(dueOn, chasedOn);
        if (last < today) {
            NavigableMap<Integer, Boolean> missed = escalates.subMap(last, false, today, true);
            if (!missed.isEmpty()) {
                int step = missed.descendingMap().entrySet().stream().filter(e -> e.getValue())
                        .findFirst().orElse(missed.lastEntry()).getKey();
                return Optional.of(new ChaseStep(calendar.nextWorkingMorning(now), step));
            }
        }
        Integer step = escalates.higherKey(Math.max(last, today));
        return Optional.ofNullable(step)
                .map(s -> new ChaseStep(calendar.opens(calendar.plusWorkingDays(dueOn, s)), s));
    }


    private static int clamped(int workingDays) {
        return Math.max(ChasePolicy.EARLIEST, Math.min(ChasePolicy.LATEST, workingDays));
    }
}
