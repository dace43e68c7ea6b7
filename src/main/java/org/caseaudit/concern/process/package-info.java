/** The steps of {@code safeguarding-concern}. */
package org.caseaudit.concern.process;
