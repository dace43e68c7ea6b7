package org.caseaudit.register;

import org.caseaudit.programme.CaseAttribute;

/** One case of a frame, as the bytes in which it came from the database: a million strings would take their time. */
public final class FrameRow {

    private final Utf8 caseRef;
    private final Utf8 familyRef;
    private final Utf8[] values;

    /** @param values by the ordinal of their attribute, null where unknown */
    public FrameRow(Utf8 caseRef, Utf8 familyRef, Utf8[] values) {
        this.caseRef = caseRef;
        this.familyRef = familyRef;
        this.values = values;
    }

    public Utf8 caseRef() {
        return caseRef;
    }

    /** Same for brothers and sisters; null where the register knows none. */
    public Utf8 familyRef() {
        return familyRef;
    }

    /** What the register says, or null. */
    public Utf8 value(CaseAttribute attribute) {
        return values[attribute.ordinal()];
    }
}
