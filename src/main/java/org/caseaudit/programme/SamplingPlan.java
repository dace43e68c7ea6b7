package org.caseaudit.programme;

import java.util.List;

/**
 * How the audit group wants the sample drawn.
 *
 * @param columns  what strata are made of, or what a spread is to cover, in the group's order; empty in a simple draw
 * @param shares   how many cases of which stratum, where the group set it; empty where places follow from the sizes
 * @param reserves how many reserves are fixed in each stratum
 */
public record SamplingPlan(
        SamplingMethod method, List<CaseAttribute> columns, List<Share> shares, int reserves, SeedOrigin seedOrigin) {

    /** Enough for rounds of usual size. */
    public static final int USUAL_RESERVES = 20;

    public SamplingPlan {
        columns = List.copyOf(columns);
        shares = List.copyOf(shares);
    }

    /**
     * The places of one stratum.
     *
     * @param stratum the stratum's values as they stand in a line of the frame after the case reference
     */
    public record Share(String stratum, int cases) {
    }

    /** A draw at random from all cases, with a seed from the computer. */
    public static SamplingPlan simple() {
        return new SamplingPlan(SamplingMethod.SIMPLE, List.of(), List.of(), USUAL_RESERVES, SeedOrigin.RANDOM);
    }
}
