package org.caseaudit.register;

import java.util.List;
import java.util.stream.Collectors;
import org.caseaudit.programme.CaseAttribute;

/** One case of a frame, as the bytes in which it came from the database: a million strings would take their time. */
public final class FrameRow {

    /** What a query has to select, in this order. */
    static final String COLUMNS = "case_ref, family_ref, "
            + List.of(CaseAttribute.values()).stream().map(CaseAttribute::column).collect(Collectors.joining(", "));

    private final Utf8[] texts;

    /** @param texts case, family and the value of each attribute, null where unknown */
    public FrameRow(Utf8... texts) {
        this.texts = texts;
    }

    public Utf8 caseRef() {
        return texts[0];
    }

    /** Same for brothers and sisters; null where the register knows none. */
    public Utf8 familyRef() {
        return texts[1];
    }

    /** What the register says, or null. */
    public Utf8 value(CaseAttribute attribute) {
        return texts[2 + attribute.ordinal()];
    }
}
