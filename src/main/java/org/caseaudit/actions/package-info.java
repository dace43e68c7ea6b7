/** What partners agreed to do, and whether it was done and has worked: two facts. */
package org.caseaudit.actions;
