package org.caseaudit.register;

import java.util.List;

/**
 * The cases of a frame that have certain values in common.
 *
 * @param values   one for each attribute asked for; null where the register does not know it
 * @param cases    how many
 * @param families how many where brothers and sisters count as one
 */
public record FrameGroup(List<String> values, int cases, int families) {
}
