package org.caseaudit.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The places of one stratum as the group set them. */
@Embeddable
class ShareEntity {

    private String stratum;

    @Column(name = "case_count")
    private int cases;

    protected ShareEntity() {
    }

    ShareEntity(SamplingPlan.Share share) {
        stratum = share.stratum();
        cases = share.cases();
    }

    SamplingPlan.Share toShare() {
        return new SamplingPlan.Share(stratum, cases);
    }
}
