package org.caseaudit.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseaudit.calendar.UkDate;

/**
 * Which cases of the register may be drawn.
 *
 * @param openOnly         only cases open to children's social care now
 * @param needCode         need code at the point of referral, or null for any
 * @param ageFrom          youngest age in years, or null
 * @param ageTo            oldest age in years, or null
 * @param referredFrom     only cases referred on this day or later, or null
 * @param referredTo       only cases referred on this day or earlier, or null
 * @param notAuditedMonths leaves out cases audited within so many months, or null
 * @param onePerFamily     of brothers and sisters only one is drawn
 * @param minAgencies      least number of agencies involved, or null
 * @param nominatedBy      only cases that these agencies put forward; empty for any
 */
public record FrameFilter(
        boolean openOnly, String needCode, Integer ageFrom, Integer ageTo, LocalDate referredFrom,
        LocalDate referredTo, Integer notAuditedMonths, boolean onePerFamily, Integer minAgencies,
        List<String> nominatedBy) {

    public FrameFilter {
        nominatedBy = List.copyOf(nominatedBy);
    }

    /** The whole register, brothers and sisters among them. */
    public static FrameFilter everyCase() {
        return new FrameFilter(false, null, null, null, null, null, null, false, null, List.of());
    }

    /** The same, of cases that these agencies put forward. */
    public FrameFilter nominatedBy(List<String> agencies) {
        return new FrameFilter(openOnly, needCode, ageFrom, ageTo, referredFrom, referredTo, notAuditedMonths,
                onePerFamily, minAgencies, agencies);
    }

    /** Whether only cases referred within some time may be drawn. */
    public boolean hasWindow() {
        return referredFrom != null || referredTo != null;
    }

    /** Completes "drawn from …". */
    public String inWords() {
        List<String> parts = new ArrayList<>();
        parts.add(openOnly ? "all children open to children's social care" : "all children in the case register");
        if (needCode != null) {
            parts.add("with the need code " + needCode + " at the point of referral");
        }
        if (ageFrom != null && ageTo != null) {
            parts.add("aged " + ageFrom + " to " + ageTo);
        } else if (ageFrom != null) {
            parts.add("aged " + ageFrom + " or over");
        } else if (ageTo != null) {
            parts.add("aged " + ageTo + " or under");
        }
        if (hasWindow()) {
            parts.add("referred" + (referredFrom == null ? "" : " from " + UkDate.format(referredFrom))
                    + (referredTo == null ? "" : " to " + UkDate.format(referredTo)));
        }
        if (minAgencies != null) {
            parts.add("known to at least " + (minAgencies == 1 ? "one agency" : minAgencies + " agencies"));
        }
        if (notAuditedMonths != null) {
            parts.add("not audited in the last " + (notAuditedMonths == 1 ? "month" : notAuditedMonths + " months"));
        }
        return String.join(" ", parts) + (onePerFamily ? ", one child per family" : "");
    }
}
