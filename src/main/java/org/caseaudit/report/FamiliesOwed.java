package org.caseaudit.report;

import java.util.ArrayList;
import java.util.List;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.Interviews;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** What families that take part are still owed: signing off ends the tasks for it, so it is said before. */
@Component
class FamiliesOwed {

    private final AuditCases cases;
    private final Interviews interviews;

    FamiliesOwed(AuditCases cases, Interviews interviews) {
        this.cases = cases;
        this.interviews = interviews;
    }

    List<ReportRemark> in(long auditRoundId) {
        List<ReportRemark> owed = new ArrayList<>();
        cases.current(auditRoundId).forEach(audited -> interviews.find(audited.id()).ifPresent(interview -> {
            if (waitsForTheBoard(interview.boardWish())) {
                owed.add(new ReportRemark(audited.caseRef(), "has a parent who still waits to speak to the board. Sign-off "
                        + "ends that task: arrange the meeting before, or write down why it came to nothing.", false));
            }
            if (interview.thanks() == null) {
                owed.add(new ReportRemark(audited.caseRef(), "has a family that has not been thanked yet. Sign-off ends "
                        + "that task of the participation team: have the letter sent before.", false));
            }
        }));
        return owed;
    }

    private static boolean waitsForTheBoard(Interview.BoardWish wish) {
        return wish != null && wish.arrangement() == null;
    }
}
