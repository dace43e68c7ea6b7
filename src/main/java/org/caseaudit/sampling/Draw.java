package org.caseaudit.sampling;

import java.time.Instant;

/**
 * What is on record about a draw, enough for anyone to repeat it from the frame.
 *
 * @param frameHash  SHA-256 of the canonical frame, fixed before the seed was made
 * @param frameSize  cases in the frame
 * @param sampleSize cases drawn
 * @param seed       twenty decimal digits
 * @param reserves   reserves that the draw ranked, used or not
 * @param superseded whether a later draw of the round has replaced it
 */
public record Draw(
        Long id, Long roundId, String frameHash, int frameSize, int sampleSize, Instant frozenAt, String seed,
        Instant drawnAt, int reserves, boolean superseded) {
}
