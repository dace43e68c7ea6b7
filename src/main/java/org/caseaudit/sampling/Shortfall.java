package org.caseaudit.sampling;

/**
 * A stratum that has fewer cases than places.
 *
 * @param name    the stratum's values as they stand in the frame
 * @param stratum the same as people read it
 */
public record Shortfall(String name, String stratum, int wanted, int drawable) {

    /** {@code Police: 3 wanted, 2 can be drawn}. */
    public String inWords() {
        return stratum + ": " + wanted + " wanted, " + drawable + " can be drawn";
    }
}
