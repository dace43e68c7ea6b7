/** What the demonstration needs from the engine: its people, their forms, and the jobs of rounds in the past. */
package org.caseaudit.demo.process;
