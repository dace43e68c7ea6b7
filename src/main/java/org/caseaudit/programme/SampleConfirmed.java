package org.caseaudit.programme;

/** The audit group has confirmed the sample: whoever takes part in the round is known, and when its panel meets. */
public record SampleConfirmed(long roundId) {
}
