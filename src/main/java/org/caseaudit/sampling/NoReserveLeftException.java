package org.caseaudit.sampling;

/** All reserves of the draw are used up. Checked, because a round has a way on. */
public class NoReserveLeftException extends Exception {

    private static final long serialVersionUID = 1L;

    NoReserveLeftException(String caseRef) {
        super("No reserve is left to take the place of " + caseRef);
    }
}
