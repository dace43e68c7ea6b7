package org.caseaudit.programme;

import java.time.LocalDate;
import java.util.List;

/**
 * What the audit group agrees before anything is drawn.
 *
 * @param agencies        codes of the agencies that audit, in the order they were chosen
 * @param toolFormId      the audit tool's form
 * @param toolFormVersion the version agreed on; later versions are for later rounds
 * @param members         who agreed, in the group's words
 * @param guidance        what auditors are told, or null
 * @param training        how auditors are prepared, or null
 */
public record AgreedScope(
        FrameFilter filter, int sampleSize, SamplingPlan sampling, List<String> agencies, String toolFormId,
        int toolFormVersion, LocalDate returnsDueOn, String members, String guidance, String training) {

    public AgreedScope {
        agencies = List.copyOf(agencies);
    }
}
