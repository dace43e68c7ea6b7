package org.caseaudit.report;

import java.util.List;

/**
 * A round's report as it stands.
 *
 * @param document  a draft is computed from the data at this moment; a signed-off or published one is as it was kept
 * @param remarks   what to look at before sign-off; empty from then on
 */
public record CurrentReport(ReportDocument document, ReportState state, List<ReportRemark> remarks) {

    public boolean isPublished() {
        return state == ReportState.PUBLISHED;
    }
}
