package org.caseaudit.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.FrameFilter;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.web.BadInput;
import org.caseaudit.web.BadInput.Fault;

/**
 * A scope as the form that agrees it says it in the address of a page, whatever of it is filled in by then.
 *
 * @param draft what has been chosen so far
 */
record ScopeQuery(ScopeDraft draft) {

    private static final String ANY_NEED = "ANY";

    /** @throws BadInput naming every parameter that cannot be */
    static ScopeQuery of(Map<String, String> chosen, AuditRound round) {
        List<Fault> faults = new ArrayList<>();
        boolean inWindow = ticked(chosen, "inWindow");
        String need = text(chosen, "needCode");
        FrameFilter filter = new FrameFilter(ticked(chosen, "openOnly"), ANY_NEED.equals(need) ? null : need,
                number(chosen, "ageFrom", faults), number(chosen, "ageTo", faults),
                inWindow ? round.windowFrom() : null, inWindow ? round.windowTo() : null,
                number(chosen, "notAuditedMonths", faults), ticked(chosen, "onePerFamily"),
                number(chosen, "minAgencies", faults), List.of());
        SamplingMethod method = constant(chosen, "method", SamplingMethod.class, faults);
        List<CaseAttribute> columns = columns(text(chosen, "strataColumns"), faults);
        Integer sampleSize = number(chosen, "sampleSize", faults);
        String shares = text(chosen, "shares");
        if (shares != null && shares.length() > 1000) {
            faults.add(new Fault("shares", "is longer than 1,000 characters"));
        }
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        return new ScopeQuery(new ScopeDraft(
                filter, sampleSize, method == null ? SamplingMethod.SIMPLE : method, columns, shares));
    }

    private static List<CaseAttribute> columns(String names, List<Fault> faults) {
        try {
            return names == null ? List.of()
                    : Arrays.stream(names.split(",")).map(CaseAttribute::valueOf).distinct().toList();
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("strataColumns", "names something that is no attribute of a case"));
            return List.of();
        }
    }

    private static <E extends Enum<E>> E constant(
            Map<String, String> chosen, String name, Class<E> type, List<Fault> faults) {
        try {
            return text(chosen, name) == null ? null : Enum.valueOf(type, text(chosen, name));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(name, "is none of the choices"));
            return null;
        }
    }

    private static Integer number(Map<String, String> chosen, String name, List<Fault> faults) {
        String text = text(chosen, name);
        if (text == null || text.matches("\\d{1,6}")) {
            return text == null ? null : Integer.valueOf(text);
        }
        faults.add(new Fault(name, "must be a whole number"));
        return null;
    }

    private static boolean ticked(Map<String, String> chosen, String name) {
        return "true".equals(text(chosen, name));
    }

    /** What a form has not been told reads as nothing, or as null. */
    private static String text(Map<String, String> chosen, String name) {
        String text = chosen.getOrDefault(name, "").strip();
        return text.isEmpty() || text.equals("null") ? null : text;
    }
}
