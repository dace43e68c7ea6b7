package org.caseaudit.consent;

import java.util.Collection;

/** Where a family's agreement stands. */
public enum AgreementState {
    AWAITED("an answer is awaited"),
    AGREED("agreed"),
    REFUSED("declined"),
    NOT_REACHED("could not be reached"),
    UNSAFE_TO_ASK("unsafe to ask"),
    WITHDRAWN("withdrew"),
    /** The report was signed off before there was an answer. */
    STILL_OPEN("still open at sign-off");

    private final String words;

    AgreementState(String words) {
        this.words = words;
    }

    /**
     * What the answers of one attempt mean for the family. One no is a no, and where asking one of them is unsafe nobody
     * is asked; otherwise every parent who is needed has to agree, and a child who was not reached or not asked leaves
     * the parents' agreement as it is.
     */
    static AgreementState of(Collection<Answer> answers) {
        if (answers.stream().anyMatch(answer -> answer.outcome() == Answer.Outcome.REFUSED)) {
            return REFUSED;
        }
        if (answers.stream().anyMatch(answer -> answer.outcome() == Answer.Outcome.UNSAFE_TO_ASK)) {
            return UNSAFE_TO_ASK;
        }
        return answers.stream().filter(answer -> answer.person().isParent())
                .allMatch(answer -> answer.outcome() == Answer.Outcome.AGREED) ? AGREED : NOT_REACHED;
    }

    /** As it reads in a list. */
    public String words() {
        return words;
    }
}
