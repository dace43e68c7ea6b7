/** Each agency's audit of its own records on a sampled case: requested, chased, taken, checked, and read by others. */
package org.caseaudit.returns;
