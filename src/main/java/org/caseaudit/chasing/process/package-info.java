/** The process {@code chase}: delegates and names. */
package org.caseaudit.chasing.process;
