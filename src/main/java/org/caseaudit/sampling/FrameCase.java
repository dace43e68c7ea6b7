package org.caseaudit.sampling;

/**
 * A case that may be drawn.
 *
 * @param familyRef same for brothers and sisters; null where the register knows none
 */
record FrameCase(String caseRef, String familyRef) {

    /** What counts as one where only one child of a family is drawn. */
    String family() {
        return familyRef == null || familyRef.isBlank() ? "case " + caseRef : "family " + familyRef;
    }
}
