package org.caseaudit.consent;

import java.time.LocalDate;

/**
 * What one person answered, or why there is no answer.
 *
 * @param method  null where nothing was agreed
 * @param askedBy who asked, in words; null where not told
 * @param reason  why the person was not asked, or null
 */
public record Answer(Person person, Outcome outcome, Method method, LocalDate askedOn, String askedBy, String reason) {

    /** Whom an answer is from. */
    public enum Person {
        PARENT,
        CHILD
    }

    /** What asking a person led to; the child alone may not be asked at all. */
    public enum Outcome {
        AGREED,
        REFUSED,
        NOT_REACHED,
        UNSAFE_TO_ASK,
        NOT_ASKED
    }

    /** How agreement was given. */
    public enum Method {
        VERBAL,
        WRITTEN
    }
}
