/** The case register: the children whose cases can be audited, known by reference, and the extracts they come from. */
package org.caseaudit.register;
