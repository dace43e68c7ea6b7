/**
 * The steps of {@code agency-return}, what a case's audit does with returns, and the small processes beside a return: its
 * parts, more time, cover for its auditor, an agency added to a case.
 */
package org.caseaudit.returns.process;
