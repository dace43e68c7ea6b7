package org.caseaudit.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers on an audit tool that read as an auditor's would; made up, and without a name. */
final class ReturnTexts {

    private record Standard(String key, String strength, String improvement, String evidence) {
    }

    private static final Standard VOICE = new Standard("voiceOfTheChild",
            "The child was seen alone and the record holds the child's own words.",
            "The record says what adults think of the child, not what the child said.",
            "Note of a visit at which the child was spoken to alone.");
    private static final Standard RISK = new Standard("riskAssessment",
            "Risk was assessed with the agreed tool and looked at again after each incident.",
            "History was not brought together: each incident was assessed by itself.",
            "Completed risk assessment on file.");
    private static final Standard RECOGNITION = new Standard("recognition",
            "Early signs of neglect were named as such and recorded over time.",
            "Missed appointments were closed one by one; nobody added them up.",
            "Chronology of missed appointments.");
    private static final Standard SHARING = new Standard("informationSharing",
            "Information reached the other agencies on the day it was asked for.",
            "It was not clear whether information or attendance at a meeting was asked for.",
            "Minutes of the strategy meeting.");
    private static final Standard PLANNING = new Standard("planning",
            "The plan says who does what by when and how the family will know it has worked.",
            "Actions in the plan have no dates, and some were carried over three times.",
            "Plan agreed at the core group.");
    private static final Standard OVERSIGHT = new Standard("managementOversight",
            "A manager's decisions are on file with their reasons.",
            "Supervision is recorded but does not show that earlier actions were followed up.",
            "Supervision note.");

    private static final List<List<String>> JUDGEMENTS = List.of(
            List.of("GOOD", "GOOD", "REQUIRES_IMPROVEMENT", "GOOD", "GOOD"),
            List.of("REQUIRES_IMPROVEMENT", "GOOD", "REQUIRES_IMPROVEMENT", "REQUIRES_IMPROVEMENT", "GOOD"),
            List.of("INADEQUATE", "REQUIRES_IMPROVEMENT", "GOOD", "REQUIRES_IMPROVEMENT", "NOT_APPLICABLE"),
            List.of("OUTSTANDING", "GOOD", "GOOD", "GOOD", "GOOD"),
            List.of("REQUIRES_IMPROVEMENT", "REQUIRES_IMPROVEMENT", "GOOD", "INADEQUATE", "REQUIRES_IMPROVEMENT"));

    private ReturnTexts() {
    }

    /** A completed audit of domestic abuse; {@code variety} makes one differ from the next. */
    static Map<String, Object> domesticAbuse(int variety, LocalDate evidenceOn) {
        return completed(List.of(VOICE, RISK, SHARING, PLANNING, OVERSIGHT), variety, evidenceOn);
    }

    /** A completed audit of neglect. */
    static Map<String, Object> neglect(int variety, LocalDate evidenceOn) {
        return completed(List.of(VOICE, RECOGNITION, SHARING, PLANNING, OVERSIGHT), variety, evidenceOn);
    }

    /** The agency has nothing to audit or cannot. */
    static Map<String, Object> other(String outcome, String reason) {
        return Map.of("outcome", outcome, "outcomeReason", reason);
    }

    private static Map<String, Object> completed(List<Standard> standards, int variety, LocalDate evidenceOn) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("outcome", "COMPLETED");
        answers.put("auditMethod", variety % 4 == 2 ? "PAPER_ONLY" : "WITH_STAFF");
        answers.put("openInWindow", "yes");
        List<String> judgements = JUDGEMENTS.get(variety % JUDGEMENTS.size());
        for (int i = 0; i < standards.size(); i++) {
            judge(answers, standards.get(i), judgements.get(i), evidenceOn.minusDays(11L * i + variety));
        }
        answers.put("wentWell", "The same worker stayed with the family throughout, and the family said so.");
        answers.put("learning", variety % 2 == 0
                ? "Ask the child before each review, and write down the answer in the child's words."
                : "Bring fathers and partners into the assessment, not only the parent who opens the door.");
        answers.put("recommendations", "Team managers look at the voice of the child in each supervision.");
        answers.put("detailsChecked", List.of("DATE_OF_BIRTH", "NAME_SPELLING", "ETHNICITY", "LANGUAGE", "RIGHT_FILE"));
        if (variety % 3 == 1) {
            answers.put("detailsWrong", List.of("ETHNICITY"));
            answers.put("discrepancies", "Ethnicity is not recorded.");
        }
        return answers;
    }

    private static void judge(Map<String, Object> answers, Standard standard, String judgement, LocalDate evidenceOn) {
        boolean well = judgement.equals("GOOD") || judgement.equals("OUTSTANDING");
        answers.put("judgement_" + standard.key(), judgement);
        if (judgement.equals("NOT_APPLICABLE")) {
            return;
        }
        answers.put((well ? "strengths_" : "improvement_") + standard.key(),
                well ? standard.strength() : standard.improvement());
        answers.put("evidence_" + standard.key(), standard.evidence());
        answers.put("evidenceDate_" + standard.key(), evidenceOn.toString());
    }
}
