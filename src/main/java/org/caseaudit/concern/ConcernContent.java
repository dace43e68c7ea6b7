package org.caseaudit.concern;

import java.time.LocalDate;

/** What a concern says. For safeguarding leads only; whoever raised it sees it no more once it is sent. */
public record ConcernContent(
        String worry, String response, LocalDate meetingOn, String conclusion, ConcernOutcome outcome) {

    /** Keeps the content out of logs. */
    @Override
    public String toString() {
        return "ConcernContent";
    }
}
