/** Working days and office hours of the partnership: every due date is computed here. */
package org.caseaudit.calendar;
