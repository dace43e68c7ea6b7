/** Mail's side towards the engine: incidents. */
package org.caseaudit.mail.process;
