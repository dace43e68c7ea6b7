package org.caseaudit.oversight;

import java.time.LocalDate;
import java.util.List;

/** How one round stands: references, counts and dates. */
record RoundState(
        List<WaitingLine> waiting, long waitingInAll, List<CaseLine> cases, List<AgencyLine> agencies,
        List<ActionLine> actions, boolean reportStarted) {

    /** @param workingDaysLate negative before the due date, null where there is none */
    record WaitingLine(String task, String whom, LocalDate since, LocalDate dueOn, Integer workingDaysLate) {
    }

    record CaseLine(String label, String reference, String status, int returnsIn, int returnsAsked, String panel) {
    }

    /** Counts of one agency's returns; from {@code completed} on for those who may see outcomes. */
    record AgencyLine(
            String agency, long asked, long in, long outstanding, long overdue, long completed, long notKnown,
            long noSafeguardingIssue, long recordNotFound, long unable, long notReturned) {
    }

    /** @param reauditOn from when the theme is to be looked at again, or null */
    record ActionLine(
            String reference, String text, String owners, LocalDate dueOn, String state, boolean restricted,
            boolean overdue, LocalDate reauditOn) {
    }
}
