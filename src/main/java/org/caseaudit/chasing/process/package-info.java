/** The processes {@code chase} and {@code mend-address}: delegates, form handler and names. */
package org.caseaudit.chasing.process;
