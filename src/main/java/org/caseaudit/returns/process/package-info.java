/** The steps of {@code agency-return} and what a case's audit does with returns. */
package org.caseaudit.returns.process;
