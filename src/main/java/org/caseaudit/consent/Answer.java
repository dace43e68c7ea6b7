package org.caseaudit.consent;

import java.time.LocalDate;

/**
 * What one person answered, or why there is no answer.
 *
 * @param method  null where nothing was agreed, or nobody told how
 * @param askedBy who asked, in words; null where not told
 * @param reason  why the person was not asked, or null
 */
public record Answer(Person person, Outcome outcome, Method method, LocalDate askedOn, String askedBy, String reason) {

    /** Whom an answer is from. */
    public enum Person {
        PARENT("the parent or carer"),
        /** Where the agreement of a second parent or carer is needed. */
        SECOND_PARENT("the second parent or carer"),
        CHILD("the child or young person");

        private final String words;

        Person(String words) {
            this.words = words;
        }

        /** As it reads in a sentence. */
        public String words() {
            return words;
        }

        public boolean isParent() {
            return this != CHILD;
        }
    }

    /** What asking a person led to; the child alone may not be asked at all. */
    public enum Outcome {
        AGREED("agreed"),
        REFUSED("declined"),
        NOT_REACHED("could not be reached"),
        UNSAFE_TO_ASK("unsafe to ask"),
        NOT_ASKED("not asked"),
        /** Took the agreement back, or let it be known before answering. */
        WITHDRAWN("withdrew");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** As it reads in a list. */
        public String words() {
            return words;
        }
    }

    /** How agreement was given. */
    public enum Method {
        VERBAL,
        WRITTEN
    }
}
