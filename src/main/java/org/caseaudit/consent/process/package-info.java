/**
 * The part of {@code case-audit} that asks and hears families, and {@code thank-family}: form handlers, listeners,
 * delegates.
 */
package org.caseaudit.consent.process;
