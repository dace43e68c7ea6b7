package org.caseaudit.sampling;

import java.time.Instant;
import java.util.List;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.programme.SeedOrigin;

/**
 * What is on record about a draw, enough for anyone to repeat it from the frame.
 *
 * @param columns       what strata are made of, or what a spread is to cover; empty in a simple draw
 * @param frameHash     SHA-256 of the canonical frame, fixed before the seed was made
 * @param frameSize     cases in the frame
 * @param sampleSize    cases drawn
 * @param seedEnteredBy user id of whoever entered thrown digits; null where the computer made them
 * @param seed          twenty decimal digits; null until there are some
 * @param drawnAt       null until drawn
 * @param placesSet     whether people set the places of each stratum; they follow from the sizes otherwise
 * @param onePerFamily  of brothers and sisters only one was drawn
 * @param superseded    whether a later draw of the round has replaced it
 */
public record Draw(
        Long id, Long roundId, SamplingMethod method, List<CaseAttribute> columns, String frameHash, int frameSize,
        int sampleSize, Instant frozenAt, SeedOrigin seedOrigin, String seedEnteredBy, String seed, Instant drawnAt,
        boolean placesSet, boolean onePerFamily, boolean superseded) {

    /** Whether sample and reserves are fixed. */
    public boolean isDrawn() {
        return drawnAt != null;
    }
}
