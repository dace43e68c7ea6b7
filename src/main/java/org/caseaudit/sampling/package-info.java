/** The case register, the draw that anyone can repeat, and the cases each round audits. */
package org.caseaudit.sampling;
