/** The report's part of the process {@code audit-round}: form handlers, delegates and names. */
package org.caseaudit.report.process;
