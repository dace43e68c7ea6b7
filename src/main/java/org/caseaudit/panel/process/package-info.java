/** The panel's part of the process {@code audit-round}: form handlers and names. */
package org.caseaudit.panel.process;
