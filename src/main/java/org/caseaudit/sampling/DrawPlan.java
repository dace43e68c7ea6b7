package org.caseaudit.sampling;

import java.util.List;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;

/**
 * What is fixed about a draw, together with its frame, before there is a seed.
 *
 * @param columns the frame's columns after the reference; empty in a simple draw
 * @param strata  in the order of their names' bytes; one for the whole frame unless the method has strata
 */
record DrawPlan(SamplingMethod method, List<CaseAttribute> columns, int sampleSize, List<Stratum> strata) {

    DrawPlan {
        columns = List.copyOf(columns);
        strata = List.copyOf(strata);
    }

    /** The stratum of a case by its line in the frame. */
    String stratum(Frame frame, int index) {
        return method.hasStrata() ? frame.stratum(index) : Stratum.WHOLE_FRAME;
    }
}
