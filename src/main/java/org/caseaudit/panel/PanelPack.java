package org.caseaudit.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseaudit.returns.CaseComparison;

/**
 * All that is known of one case for the panel, side by side.
 *
 * @param heldBack   why the panel may not discuss the case now; null where it may
 * @param chronology dated evidence of all agencies, the oldest first
 * @param boardWish  whether the parent wishes to speak to the board, and what came of it; null if not
 * @param moderation what became of the case; null until the panel is called together
 */
record PanelPack(
        String caseLabel, String caseReference, String heldBack, List<ReturnLine> returns, List<JudgementLine> judgements,
        List<StandardPart> standards, List<Discrepancy> discrepancies, CaseComparison comparison, List<PartLine> parts,
        List<MeasureLine> measures, List<DatedEvidence> chronology,
        List<VoiceLine> voices, String boardWish, Moderation moderation) {

    /** One agency's return. {@code timing} says whether it came late or after the panel. */
    record ReturnLine(
            String agency, String outcome, String reason, String timing, String method, String openInWindow) {
    }

    /** One standard: agency's name to its judgement. */
    record JudgementLine(String standard, Map<String, String> own) {
    }

    /** What all agencies answered on one standard. */
    record StandardPart(String title, List<AnswerLine> answers) {
    }

    /** One answer with its question. */
    record AnswerLine(String agency, String question, String answer, LocalDate evidenceDate) {
    }

    /** A part that somebody else answered for an agency. {@code came} says whether it was late for its commissioner. */
    record PartLine(String agency, String contributor, String outcome, String reason, String came) {
    }

    /** A practice standard in hours or working days; {@code delay} is the agency's reason, or null. */
    record MeasureLine(String title, String agency, String result, String began, String done, String delay) {
    }

    /** What one agency found wrong in its basic details. */
    record Discrepancy(String agency, String details, String text) {
    }

    record DatedEvidence(LocalDate date, String agency, String text) {
    }

    /** @param views what the person said, or why there is nothing */
    record VoiceLine(String person, boolean held, LocalDate heldOn, String views) {
    }
}
