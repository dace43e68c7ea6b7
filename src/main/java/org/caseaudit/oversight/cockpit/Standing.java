package org.caseaudit.oversight.cockpit;

import java.util.List;

/**
 * A page of the panel. Dates are as people read them.
 *
 * @param inAll how many rows there are on all pages, as far as {@link AgencyReturnsPanel#MOST_COUNTED} counts
 */
record Standing(List<Line> lines, int page, int pages, int inAll, boolean more) {

    /**
     * The returns of one agency in one round.
     *
     * @param expected     of cases that are still in the audit
     * @param received     whether checked or not
     * @param waiting      still with the agency
     * @param unable       the chair agreed that the agency cannot take part
     * @param notReturned  still open when the report was signed off
     * @param daysLate     working days since the earliest due date that has passed; null if none has
     * @param lateSince    that due date, or null
     * @param nextDueOn    the earliest due date that has not passed, or null
     * @param reminders    messages handed over beside the first that asked
     * @param escalated    returns about which the chair was asked for help
     * @param undelivered  messages that failed or came back
     * @param auditors     who answers for the agency's returns today: the lead auditor or who covers
     * @param deputies     who stands in
     */
    record Line(
            String round, String agencyCode, String agency, int expected, int received, int waiting, int unable,
            int notReturned, int dueThisWeek, int overdue, Integer daysLate, String lateSince, String nextDueOn,
            int reminders, int escalated, int undelivered, List<Contact> auditors, List<Contact> deputies) {
    }

    /** Whom to ring. @param mail null where none is on record */
    record Contact(String name, String mail) {
    }
}
