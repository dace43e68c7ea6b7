package org.caseaudit.returns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.caseaudit.audittool.AnswerKind;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTool.Question;
import org.caseaudit.audittool.AuditTool.Standard;

/**
 * Where the agencies' answers about one child disagree. For coordinators and the panel only: no agency may learn from
 * it what another wrote.
 *
 * @param details   basic details that at least one agency found wrong or missing on its record
 * @param judgements standards that agencies judge two or more steps of the scale apart
 */
public record CaseComparison(List<Detail> details, List<Apart> judgements) {

    private static final int STEPS_APART = 2;

    /**
     * A basic detail, and the names of the agencies that have it wrong, have it right, and have not checked it.
     *
     * @param label as the audit tool calls it
     */
    public record Detail(String label, List<String> wrong, List<String> right, List<String> notChecked) {
    }

    /** A standard's title and each agency's judgement, best first. */
    public record Apart(String standard, Map<String, Judgement> judgements) {
    }

    /** Compares what has come in on one case; answers on another version of the tool are compared as far as they go. */
    public static CaseComparison of(AuditTool tool, List<AgencyReturn> returns) {
        List<AgencyReturn> completed = returns.stream().filter(AgencyReturn::isCompleted).toList();
        List<Detail> details = new ArrayList<>();
        for (Question question : tool.questions()) {
            if (question.kind() == AnswerKind.DETAILS_WRONG) {
                question.options().forEach(option -> {
                    String value = option.value();
                    List<String> wrong = names(completed, r -> r.detailsWrong().contains(value));
                    if (!wrong.isEmpty()) {
                        Predicate<AgencyReturn> checked = r -> r.detailsChecked().contains(value);
                        details.add(new Detail(option.label(), wrong,
                                names(completed, r -> checked.test(r) && !r.detailsWrong().contains(value)),
                                names(completed, r -> !checked.test(r) && !r.detailsWrong().contains(value))));
                    }
                });
            }
        }
        return new CaseComparison(details,
                tool.standards().stream().map(standard -> judgements(standard, completed))
                        .filter(CaseComparison::isApart).toList());
    }

    private static Apart judgements(Standard standard, List<AgencyReturn> completed) {
        Map<String, Judgement> own = new LinkedHashMap<>();
        for (Judgement judgement : Judgement.values()) {
            if (judgement != Judgement.NOT_APPLICABLE) {
                names(completed, r -> r.judgement(standard.key()).filter(judgement::equals).isPresent())
                        .forEach(agency -> own.put(agency, judgement));
            }
        }
        return new Apart(standard.title(), own);
    }

    private static boolean isApart(Apart one) {
        return !one.judgements().isEmpty()
                && one.judgements().values().stream().mapToInt(Enum::ordinal).max().getAsInt()
                - one.judgements().values().stream().mapToInt(Enum::ordinal).min().getAsInt() >= STEPS_APART;
    }

    private static List<String> names(List<AgencyReturn> returns, Predicate<AgencyReturn> which) {
        return returns.stream().filter(which).map(AgencyReturn::agencyName).toList();
    }
}
