package org.caseaudit.sampling;

import java.util.List;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.FrameFilter;
import org.caseaudit.programme.SamplingMethod;

/**
 * What people have chosen so far about a draw.
 *
 * @param sampleSize null until they say
 * @param columns    what strata are made of, or a spread covers, as they chose; of no meaning in other draws
 * @param shares     set numbers in their own words, or null
 */
public record ScopeDraft(
        FrameFilter filter, Integer sampleSize, SamplingMethod method, List<CaseAttribute> columns, String shares) {

    public ScopeDraft {
        columns = switch (method) {
            case SIMPLE -> List.of();
            case QUOTA -> List.of(CaseAttribute.NOMINATING_AGENCY);
            case STRATIFIED, SPREAD -> List.copyOf(columns);
        };
        shares = method.hasStrata() && shares != null && !shares.isBlank() ? shares : null;
    }
}
