package org.caseaudit.report;

/**
 * Something a report's writer should look at before it is signed off.
 *
 * @param about    what it concerns, such as {@code F2} or {@code A1}
 * @param text     what is amiss and what would mend it, one sentence or two
 * @param blocking a number that cannot be: the report cannot be signed off with it
 */
public record ReportRemark(String about, String text, boolean blocking) {
}
