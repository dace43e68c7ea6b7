/** The draw that anyone can repeat, and the cases each round audits. */
package org.caseaudit.sampling;
