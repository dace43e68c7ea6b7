package org.caseaudit.consent;

import java.time.LocalDate;

/**
 * The interview in which parent and child tell how they were helped.
 *
 * @param dueOn         when it is to be held by
 * @param contingencyOn when another way is arranged if it has not been held
 * @param parent        null until recorded
 * @param child         null until recorded
 * @param arrangement   what coordinator and chair arranged at the contingency deadline, or null
 * @param notHeardReason why nobody is heard at all, or null
 * @param boardWish     null unless the parent wishes to speak to the board directly
 * @param thanks        null until the family is thanked, or is not to be
 */
public record Interview(
        Long caseId, Long roundId, LocalDate dueOn, LocalDate contingencyOn, InterviewState state, Voice parent,
        Voice child, String arrangement, String notHeardReason, BoardWish boardWish, Thanks thanks) {

    /**
     * What came of hearing one person.
     *
     * @param heldOn null where not held
     * @param views  in the person's words as far as possible; null where not held
     * @param reason why not held, or null
     */
    public record Voice(boolean held, LocalDate heldOn, String views, String reason) {
    }

    /**
     * A parent's wish to speak to the board directly.
     *
     * @param meetsOn     null until arranged, or where it came to nothing
     * @param arrangement how, or why not; null while nothing is arranged
     */
    public record BoardWish(LocalDate meetsOn, String arrangement) {
    }

    /**
     * Whether the family was thanked.
     *
     * @param on     when the letter went; null where none went
     * @param reason why none went, or null
     */
    public record Thanks(LocalDate on, String reason) {
    }
}
