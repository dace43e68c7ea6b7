package org.caseaudit.sampling;

import java.util.List;

/**
 * How many cases there are to draw from.
 *
 * @param matching   cases that fit the agreed scope
 * @param drawable   as many as can be drawn: fewer than match where only one child of a family is
 * @param shortfalls strata whose set numbers cannot be met
 */
public record FrameSize(int matching, int drawable, List<Shortfall> shortfalls) {
}
