/** What every process needs from the engine: forms that keep answers out of it, its clock, task cards, due dates. */
package org.caseaudit.engine;
