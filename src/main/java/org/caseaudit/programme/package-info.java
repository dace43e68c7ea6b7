/** Rounds of the audit programme: what is planned, which theme, which scope, and how far each round has come. */
package org.caseaudit.programme;
