/** Worries about a child now: who must answer by when, which case is held back; the content is for the leads only. */
package org.caseaudit.concern;
