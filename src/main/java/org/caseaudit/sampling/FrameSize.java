package org.caseaudit.sampling;

/**
 * How many cases there are to draw from.
 *
 * @param matching cases that fit the agreed scope
 * @param drawable as many as can be drawn: fewer than match where only one child of a family is
 */
public record FrameSize(int matching, int drawable) {
}
