/** The panel: who came, what it made of each case, and what it found over all of them. */
package org.caseaudit.panel;
