/** The process {@code action-follow-up}: form handlers, delegates and names. */
package org.caseaudit.actions.process;
