package org.caseaudit.letters;

import org.caseaudit.calendar.UkDate;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.InterviewState;
import org.caseaudit.letters.LettersController.Interviewed;

/** How far a family has come, in the words of a list. */
final class FamilyWords {

    private FamilyWords() {
    }

    static Interviewed of(Interview interview) {
        return new Interviewed(
                interview.state() == InterviewState.AWAITED
                        ? "due by " + UkDate.format(interview.dueOn()) : interview.state().words(),
                interview.boardWish() == null ? "–" : board(interview.boardWish()),
                interview.thanks() == null ? null
                        : interview.thanks().on() == null ? "No letter: " + interview.thanks().reason()
                        : UkDate.format(interview.thanks().on()));
    }

    private static String board(Interview.BoardWish wish) {
        return wish.meetsOn() != null ? "Yes, on " + UkDate.format(wish.meetsOn())
                : wish.arrangement() != null ? "Came to nothing" : "Yes, not arranged yet";
    }
}
