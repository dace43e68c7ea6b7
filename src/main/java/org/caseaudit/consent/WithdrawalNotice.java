package org.caseaudit.consent;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a withdrawal became known. No reason: a family owes none.
 *
 * @param toldBy null where not told
 * @param toldOn the day on which it was said
 */
public record WithdrawalNotice(Teller toldBy, LocalDate toldOn) {

    /** Who said that the family withdraws. */
    public enum Teller {
        PARENT("The parent or carer", Answer.Person.PARENT),
        SECOND_PARENT("The second parent or carer", Answer.Person.SECOND_PARENT),
        CHILD("The child or young person", Answer.Person.CHILD),
        SOMEBODY_ELSE("Somebody on their behalf, such as a social worker", null);

        private final String words;
        private final Answer.Person person;

        Teller(String words, Answer.Person person) {
            this.words = words;
            this.person = person;
        }

        /** As it reads in a list of choices. */
        public String words() {
            return words;
        }

        /** The person whose agreement is withdrawn, where it was one of the family. */
        Optional<Answer.Person> person() {
            return Optional.ofNullable(person);
        }
    }
}
