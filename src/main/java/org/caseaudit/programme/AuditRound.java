package org.caseaudit.programme;

import java.time.LocalDate;
import java.util.List;

/**
 * A round as it stands.
 *
 * @param reference         such as {@code 2026-Q4-1}; names the round everywhere
 * @param plannedBy         user id of the coordinator, or null where the system planned it
 * @param processInstanceId where Cockpit shows it
 * @param theme             null until selected
 * @param filter            null until the scope is agreed; so are the fields that follow
 * @param agencies          codes of the agencies that audit; empty until the scope is agreed
 * @param casesMatching     cases that fitted the scope at the last draw, or null
 * @param casesDrawable     of these, how many could be drawn, one per family if so agreed; null before the first draw
 * @param publishedOn       null until published
 */
public record AuditRound(
        Long id, String reference, String title, Mode mode, Stage stage, String plannedBy, LocalDate plannedOn,
        String processInstanceId, LocalDate panelOn, LocalDate windowFrom, LocalDate windowTo, String objectives,
        String audience, String statutoryBasis, String lawfulBasis, ThemeChoice theme, FrameFilter filter,
        Integer sampleSize, SamplingPlan sampling, List<String> agencies, String toolFormId, Integer toolFormVersion,
        LocalDate returnsDueOn, String members, String guidance, String training, Integer casesMatching,
        Integer casesDrawable, LocalDate publishedOn) {

    public AuditRound {
        agencies = List.copyOf(agencies);
    }
}
