/** Families: whether they agree to take part, and what parent and child have to say. */
package org.caseaudit.consent;
