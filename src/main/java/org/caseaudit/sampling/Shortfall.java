package org.caseaudit.sampling;

import java.util.stream.Collectors;

/**
 * A stratum that has fewer cases than places.
 *
 * @param stratum its values as people read them
 */
public record Shortfall(String stratum, int wanted, int drawable) {

    /** {@code Police: 3 wanted, 2 can be drawn}. */
    public String inWords() {
        return stratum + ": " + wanted + " wanted, " + drawable + " can be drawn";
    }

    /** A stratum's name as people read it. */
    public static String words(String stratum) {
        return Frame.values(stratum).stream().map(value -> value.isEmpty() ? "not recorded" : value)
                .collect(Collectors.joining(" / "));
    }
}
