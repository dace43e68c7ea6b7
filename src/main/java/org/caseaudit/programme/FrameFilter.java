package org.caseaudit.programme;

/**
 * Which cases of the register may be drawn.
 *
 * @param openOnly         only cases open to children's social care now
 * @param needCode         need code at the point of referral, or null for any
 * @param ageFrom          youngest age in years, or null
 * @param ageTo            oldest age in years, or null
 * @param notAuditedMonths leaves out cases audited within so many months, or null
 * @param onePerFamily     of brothers and sisters only one is drawn
 * @param minAgencies      least number of agencies involved, or null
 */
public record FrameFilter(
        boolean openOnly, String needCode, Integer ageFrom, Integer ageTo, Integer notAuditedMonths,
        boolean onePerFamily, Integer minAgencies) {
}
