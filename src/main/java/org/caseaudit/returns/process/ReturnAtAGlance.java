package org.caseaudit.returns.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.FrameFilter;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.ReturnReminders;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** What an auditor wants to know before beginning, as a few lines at the top of the return. */
@Component
class ReturnAtAGlance {

    private final ReturnReminders reminders;
    private final AuditCases cases;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ReturnAtAGlance(ReturnReminders reminders, AuditCases cases, WorkingCalendar calendar, Clock clock) {
        this.reminders = reminders;
        this.cases = cases;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A list in Markdown. */
    String of(AgencyReturn asked, AuditRound round) {
        return String.join("\n",
                "- **Time:** " + timeLeft(asked.dueOn()),
                "- **Reminders:** " + reminded(asked),
                "- **Cases in this round:** " + scope(round.filter()),
                "- **Records to audit:** " + CompleteReturnForm.window(round),
                "- **The child:** [who the child is](/cases/" + cases.reference(asked.auditCaseId())
                        + "/identity). Whoever opens that page is put on record.");
    }

    private String timeLeft(LocalDate dueOn) {
        LocalDate today = LocalDate.now(clock);
        if (clock.instant().isAfter(calendar.closeOfBusiness(dueOn))) {
            int late = calendar.workingDaysBetween(dueOn, today);
            return late == 0 ? "was due at close of business today" : workingDays(late) + " late";
        }
        int left = calendar.workingDaysBetween(today, dueOn);
        return left == 0 ? "due today" : workingDays(left) + " left";
    }

    private String reminded(AgencyReturn asked) {
        List<LocalDate> days = reminders.days(asked.id());
        if (days.isEmpty()) {
            return "none so far";
        }
        String last = UkDate.format(days.get(days.size() - 1));
        return days.size() == 1 ? "one, on " + last : days.size() + ", the last on " + last;
    }

    private static String scope(FrameFilter filter) {
        if (filter == null) {
            return "as the audit group agreed";
        }
        List<String> parts = new ArrayList<>();
        parts.add(filter.openOnly() ? "open to children’s social care" : "open or closed");
        if (filter.needCode() != null) {
            parts.add("need code " + filter.needCode());
        }
        if (filter.ageFrom() != null || filter.ageTo() != null) {
            parts.add(ages(filter.ageFrom(), filter.ageTo()));
        }
        if (filter.hasWindow()) {
            parts.add("referred " + Stream.of(since(filter.referredFrom()), until(filter.referredTo()))
                    .filter(Objects::nonNull).collect(Collectors.joining(" ")));
        }
        if (filter.minAgencies() != null) {
            parts.add("known to " + filter.minAgencies() + " agencies or more");
        }
        if (filter.onePerFamily()) {
            parts.add("one child of a family");
        }
        return String.join(", ", parts);
    }

    private static String ages(Integer from, Integer to) {
        if (from == null) {
            return "up to " + to + " years old";
        }
        return to == null ? from + " years and older" : from + " to " + to + " years old";
    }

    private static String since(LocalDate day) {
        return day == null ? null : "from " + UkDate.format(day);
    }

    private static String until(LocalDate day) {
        return day == null ? null : "until " + UkDate.format(day);
    }

    private static String workingDays(int days) {
        return days == 1 ? "1 working day" : days + " working days";
    }
}
