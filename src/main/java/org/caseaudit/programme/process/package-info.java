/** The process {@code audit-round} up to its theme: form handlers and names. */
package org.caseaudit.programme.process;
