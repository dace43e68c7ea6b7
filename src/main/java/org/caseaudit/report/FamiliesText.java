package org.caseaudit.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caseaudit.report.ReportDocument.Paragraph;
import org.caseaudit.report.ReportFacts.Agreement;
import org.caseaudit.report.ReportFacts.AgreementMethod;
import org.caseaudit.report.ReportFacts.Case;
import org.caseaudit.report.ReportFacts.Interview;

/** What families answered, who dropped out, and who was heard. */
final class FamiliesText {

    /** Those that leave a family's agreement as it is. */
    private static final Map<Agreement, String> CHILDRENS_ANSWERS = new EnumMap<>(Map.of(
            Agreement.AGREED, "agreed as well", Agreement.NOT_REACHED, "could not be reached",
            Agreement.NOT_ASKED, "was not asked"));

    private final ReportFacts facts;
    private final List<Case> cases;

    FamiliesText(ReportFacts facts) {
        this.facts = facts;
        this.cases = facts.cases();
    }

    List<Paragraph> paragraphs() {
        var texts = new ArrayList<String>();
        if (!facts.dropOuts().isEmpty()) {
            texts.add(dropOuts());
        }
        if (!cases.isEmpty()) {
            texts.add(agreements());
            texts.add(interviews("the parent", Case::parent) + " "
                    + interviews("the child or young person", Case::child));
        } else if (facts.dropOuts().isEmpty()) {
            texts.add("No family was asked to take part, as there was no case to audit.");
        }
        return texts.stream().map(text -> new Paragraph(null, null, text)).toList();
    }

    private String dropOuts() {
        var total = facts.dropOuts().size();
        var clauses = new ArrayList<String>();
        for (var outcome : Agreement.values()) {
            var n = (int) facts.dropOuts().stream().filter(dropOut -> dropOut.outcome() == outcome).count();
            if (n > 0) {
                clauses.add(Prose.number(n) + (clauses.isEmpty() ? " " + Prose.plural(n, "family") : "")
                        + " " + left(outcome, n));
            }
        }
        var text = Prose.capital(Prose.list(clauses)) + ". ";
        var replaced = (int) facts.dropOuts().stream().filter(ReportFacts.DropOut::replaced).count();
        if (total == 1) {
            text += replaced == 1 ? "The case was replaced by a reserve case." : "The case was not replaced.";
        } else if (replaced == total) {
            text += (total == 2 ? "Both cases were" : "All " + Prose.number(total) + " cases were")
                    + " replaced by reserve cases.";
        } else if (replaced == 0) {
            text += "None of the " + Prose.number(total) + " cases was replaced.";
        } else {
            text += Prose.capital(Prose.part(replaced, total, "case")) + (replaced == 1 ? " was" : " were")
                    + " replaced by " + (replaced == 1 ? "a reserve case" : "reserve cases") + "; "
                    + Prose.number(total - replaced) + (total - replaced == 1 ? " was not." : " were not.");
        }
        return cases.isEmpty() ? text + " No case was left to audit." : text;
    }

    private static String left(Agreement outcome, int n) {
        return switch (outcome) {
            case REFUSED -> "refused to take part";
            case WITHDRAWN -> "withdrew";
            case NOT_REACHED -> "could not be reached";
            case UNSAFE_TO_ASK -> (n == 1 ? "was" : "were") + " not asked because it was unsafe to ask";
            case NOT_ASKED -> (n == 1 ? "was" : "were") + " not asked";
            case AGREED -> "agreed but the case left the sample for another reason";
        };
    }

    private String agreements() {
        var agreed = cases.stream().filter(audited -> audited.agreement() == Agreement.AGREED).toList();
        var n = agreed.size();
        var text = new StringBuilder();
        if (n == 0) {
            text.append("No agreement to take part is recorded for the ")
                    .append(cases.size() == 1 ? "case" : "cases").append(" audited.");
        } else {
            text.append(cases.size() == 1 ? "The family agreed to take part in the one case audited"
                    : "Families agreed to take part in " + Prose.part(n, cases.size(), "case") + " audited");
            text.append(method(agreed)).append('.').append(secondParents(agreed)).append(children(agreed));
        }
        for (var outcome : Agreement.values()) {
            var labels = labels(cases.stream().filter(audited -> audited.agreement() == outcome).toList());
            if (outcome == Agreement.AGREED || labels.isEmpty()) {
                continue;
            }
            text.append(" In ").append(Prose.list(labels)).append(" the family ").append(left(outcome, 1)).append('.');
        }
        return text.toString();
    }

    /** The first parent's agreement is the family's; the others are counted beside it. */
    private static String secondParents(List<Case> agreed) {
        var n = count(agreed, given -> given.secondParent() == Agreement.AGREED);
        return n == 0 ? "" : " A second parent or carer agreed as well in " + Prose.part(n, agreed.size(), "case") + ".";
    }

    private static String children(List<Case> agreed) {
        var clauses = new ArrayList<String>();
        CHILDRENS_ANSWERS.forEach((answer, words) -> {
            var n = count(agreed, given -> given.childAnswer() == answer);
            if (n > 0) {
                clauses.add(words + " in "
                        + (clauses.isEmpty() ? Prose.part(n, agreed.size(), "case") : Prose.number(n)));
            }
        });
        return clauses.isEmpty() ? "" : " The child or young person " + Prose.list(clauses) + ".";
    }

    private static int count(List<Case> cases, Predicate<Case> which) {
        return (int) cases.stream().filter(which).count();
    }

    private static String method(List<Case> agreed) {
        var verbal = count(agreed, given -> given.method() == AgreementMethod.VERBAL);
        var written = count(agreed, given -> given.method() == AgreementMethod.WRITTEN);
        if (verbal == agreed.size()) {
            return ", " + (verbal > 2 ? "all " : "") + "verbally";
        }
        if (written == agreed.size()) {
            return ", " + (written > 2 ? "all " : "") + "in writing";
        }
        var parts = new ArrayList<String>();
        if (verbal > 0) {
            parts.add(Prose.number(verbal) + " verbally");
        }
        if (written > 0) {
            parts.add(Prose.number(written) + " in writing");
        }
        var unknown = agreed.size() - verbal - written;
        if (unknown > 0) {
            parts.add(unknown == agreed.size() ? "in which way is not recorded"
                    : Prose.number(unknown) + " in a way that is not recorded");
        }
        return parts.isEmpty() ? "" : ", " + Prose.list(parts);
    }

    private String interviews(String whom, Function<Case, Interview> interview) {
        var held = (int) cases.stream().filter(audited -> interview.apply(audited) != null
                && interview.apply(audited).held()).count();
        var reasons = new LinkedHashMap<String, List<String>>();
        for (var audited : cases) {
            var said = interview.apply(audited);
            if (said == null || !said.held()) {
                var reason = said == null || !Prose.given(said.reason()) ? "no reason is recorded"
                        : Prose.open(said.reason());
                reasons.computeIfAbsent(reason, any -> new ArrayList<>()).add(audited.label());
            }
        }
        if (held == 0 && reasons.size() == 1) {
            return "No feedback interview was held with " + whom
                    + (cases.size() == 1 ? ": " : " in any case: ") + reasons.keySet().iterator().next() + ".";
        }
        var text = new StringBuilder(held == 0 ? "No feedback interview was held with " + whom + "."
                : Prose.capital(whom) + " took part in a feedback interview in "
                        + Prose.part(held, cases.size(), "case") + ".");
        reasons.forEach((reason, labels) -> text.append(held == 0 ? " In " : " No interview was held in ")
                .append(Prose.list(labels)).append(held == 0 ? " the reason was: " : ": ").append(reason).append('.'));
        return text.toString();
    }

    private static List<String> labels(List<Case> cases) {
        return cases.stream().map(Case::label).toList();
    }
}
