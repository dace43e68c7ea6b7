package org.caseaudit.childidentity;

import java.time.LocalDate;

/** Who a child is; each part may be unknown. Never log it, never pass it to the engine or into mail. */
public record ChildIdentity(String name, LocalDate dateOfBirth, String recordNumbers) {

    public boolean isEmpty() {
        return name == null && dateOfBirth == null && recordNumbers == null;
    }

    /** Tells nothing, so that no log can. */
    @Override
    public String toString() {
        return "ChildIdentity[withheld]";
    }
}
