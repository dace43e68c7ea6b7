package org.caseaudit.register;

/**
 * A case that may be drawn.
 *
 * @param familyRef same for brothers and sisters; null where the register knows none
 */
public record FrameCase(String caseRef, String familyRef) {

    /** What counts as one where only one child of a family is drawn. */
    public String family() {
        return familyRef == null || familyRef.isBlank() ? "case " + caseRef : "family " + familyRef;
    }
}
