package org.caseaudit.chasing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.caseaudit.calendar.WorkingCalendar;
import org.springframework.stereotype.Component;

/** Finds the day of a chase's next step, from what the policy says and what has been done. */
@Component
public class ChasePlan {

    private final ChasePolicy policy;
    private final WorkingCalendar calendar;
    private final ChasingSettings settings;
    private final Clock clock;

    ChasePlan(ChasePolicy policy, WorkingCalendar calendar, ChasingSettings settings, Clock clock) {
        this.policy = policy;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The next step, or nothing where the policy has no more to say.
     *
     * <p>The very first step is taken at once. Later ones are taken early in the morning, so that all of a day's are
     * ready when the working day opens and the post goes out. A step that was missed, because the system was down or
     * the deadline was moved, is made up for on the next working morning; of several, only the last one or one that
     * escalates, so that nobody finds five reminders at once.
     *
     * @param chasedOn the day of the last step, or null before the first
     */
    public Optional<ChaseStep> next(String kind, LocalDate dueOn, int timesChased, LocalDate chasedOn) {
        Instant now = clock.instant();
        int today = calendar.workingDaysBetween(dueOn, calendar.dateOf(now));
        IntPredicate speaks = day -> policy.decide(kind, day, timesChased).isPresent();
        if (chasedOn == null) {
            int day = clamped(today);
            return speaks.test(day) ? Optional.of(new ChaseStep(now, day)) : Optional.empty();
        }
        int last = calendar.workingDaysBetween(dueOn, chasedOn);
        if (last < today) {
            List<Integer> missed = days(last + 1, today).filter(speaks).boxed().toList();
            if (!missed.isEmpty()) {
                int step = missed.stream().filter(day -> policy.decide(kind, day, timesChased).orElseThrow().escalate())
                        .reduce((earlier, later) -> later).orElse(missed.get(missed.size() - 1));
                return Optional.of(new ChaseStep(nextMorning(now), step));
            }
        }
        return days(Math.max(last, today) + 1, ChasePolicy.LATEST).filter(speaks).boxed().findFirst()
                .map(day -> new ChaseStep(settings.prepares(calendar, calendar.plusWorkingDays(dueOn, day)), day));
    }

    /** Now on a working day between the morning's first steps and close of business, otherwise the next such moment. */
    private Instant nextMorning(Instant now) {
        Instant opening = calendar.nextWorkingMorning(now);
        Instant prepares = settings.prepares(calendar, calendar.dateOf(opening));
        return prepares.isAfter(now) ? prepares : now;
    }

    private static IntStream days(int first, int last) {
        return IntStream.rangeClosed(Math.max(first, ChasePolicy.EARLIEST), Math.min(last, ChasePolicy.LATEST));
    }

    private static int clamped(int workingDays) {
        return Math.max(ChasePolicy.EARLIEST, Math.min(ChasePolicy.LATEST, workingDays));
    }
}
