package org.caseaudit.returns.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.chasing.Chase;
import org.caseaudit.chasing.ChaseLog;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** What an auditor wants to know before beginning, as a few lines at the top of the return. */
@Component
class ReturnAtAGlance {

    private final ChaseLog chases;
    private final AuditCases cases;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ReturnAtAGlance(ChaseLog chases, AuditCases cases, WorkingCalendar calendar, Clock clock) {
        this.chases = chases;
        this.cases = cases;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A list in Markdown. */
    String of(AgencyReturn asked, AuditRound round) {
        return String.join("\n",
                "- **Time:** " + timeLeft(asked.dueOn()),
                "- **Reminders:** " + reminded(asked),
                "- **Cases in this round:** drawn from " + round.filter().inWords(),
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

    /** The first message of each chase is the request itself. */
    private String reminded(AgencyReturn asked) {
        List<Chase> reminding = chases.chases(AgencyReturnProcess.CHASE_KIND, asked.id()).stream()
                .filter(chase -> chase.timesChased() > 1).toList();
        if (reminding.isEmpty()) {
            return "none so far";
        }
        int times = reminding.stream().mapToInt(chase -> chase.timesChased() - 1).sum();
        String last = UkDate.format(reminding.get(reminding.size() - 1).chasedOn());
        return times == 1 ? "one, on " + last : times + ", the last on " + last;
    }

    private static String workingDays(int days) {
        return days == 1 ? "1 working day" : days + " working days";
    }
}
