/** What families are given on paper: invitation, information, agreement, thanks, and the report in plain words. */
package org.caseaudit.letters;
