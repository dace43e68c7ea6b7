package org.caseaudit.sampling;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A part of the frame with places of its own, fixed before there is a seed.
 *
 * @param name     the values its cases have in common, as they stand in the frame
 * @param size     cases in the frame, without those that people left out
 * @param sample   places in the sample
 * @param reserves how many reserves are fixed
 */
record Stratum(String name, int size, int sample, int reserves) {

    /** Name of the only stratum where a draw is not divided. */
    static final String WHOLE_FRAME = "all";

    static final Comparator<String> BY_BYTES = (one, other) -> Arrays.compareUnsigned(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
}
