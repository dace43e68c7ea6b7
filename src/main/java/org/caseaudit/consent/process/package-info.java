/** The part of {@code case-audit} that asks and hears families: form handlers, listeners, delegates. */
package org.caseaudit.consent.process;
