/** Our plugin for Cockpit: who owes which return, how late, and what was done about it. Reads only. */
package org.caseaudit.oversight.cockpit;
