package org.caseaudit.register;

import org.caseaudit.programme.CaseAttribute;

/** One case of a frame while it is read; of no meaning once the next is. */
public interface FrameRow {

    String caseRef();

    /** Same for brothers and sisters; null where the register knows none. */
    String familyRef();

    /** What the register says, or null. */
    String value(CaseAttribute attribute);
}
