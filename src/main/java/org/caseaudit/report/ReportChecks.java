package org.caseaudit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseaudit.report.ReportFacts.Action;
import org.caseaudit.report.ReportFacts.Finding;
import org.caseaudit.report.ReportFacts.FindingKind;

/** Finds what published audits have got wrong: learning without an action, sentences twice, counts that cannot be. */
final class ReportChecks {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\R+");
    private static final Pattern COUNT =
            Pattern.compile("\\b(\\d{1,4})\\s+(?:out\\s+)?of\\s+(?:the\\s+)?(\\d{1,4})\\b(\\s+(?:cases|children))?");
    /** Shorter sentences repeat by chance. */
    private static final int LEAST_LENGTH = 25;

    private final ReportFacts facts;
    private final List<ReportRemark> remarks = new ArrayList<>();

    private ReportChecks(ReportFacts facts) {
        this.facts = facts;
    }

    /** What there is to look at, impossible numbers first. */
    static List<ReportRemark> check(ReportFacts facts) {
        ReportChecks checks = new ReportChecks(facts);
        checks.counts();
        checks.learningWithoutAction();
        checks.incompleteActions();
        checks.repeatedSentences();
        return checks.remarks.stream().sorted((a, b) -> Boolean.compare(b.blocking(), a.blocking())).toList();
    }

    private void counts() {
        int discussed = (int) facts.cases().stream()
                .filter(c -> c.disposition() != null && c.disposition().discussed()).count();
        for (Finding finding : facts.findings()) {
            if (finding.casesOf() != null && finding.casesOf() > discussed) {
                blocking("F" + finding.number(), "counts %d of %d cases, but %d of the cases in the report were discussed"
                        .formatted(finding.casesCount(), finding.casesOf(), discussed)
                        + ". Correct the finding, for instance because a case has left the audit.");
            }
            countsIn("F" + finding.number(), finding.text());
            countsIn("F" + finding.number(), finding.otherEvidence());
        }
        facts.actions().forEach(action -> countsIn("A" + action.number(), action.text()));
        countsIn("the introduction", facts.edits().introduction());
        countsIn("the note on method", facts.edits().method());
        countsIn("the feedback on the audit", facts.edits().feedback());
    }

    private void countsIn(String about, String text) {
        Matcher count = COUNT.matcher(text == null ? "" : text);
        while (count.find()) {
            int part = Integer.parseInt(count.group(1));
            int whole = Integer.parseInt(count.group(2));
            if (part > whole) {
                blocking(about, "says “%s”, which cannot be.".formatted(count.group().strip()));
            } else if (count.group(3) != null && whole > facts.cases().size()) {
                blocking(about, "says “%s”, but the report is about %d."
                        .formatted(count.group().strip(), facts.cases().size()));
            }
        }
    }

    private void learningWithoutAction() {
        for (Finding finding : facts.findings()) {
            if (finding.kind() != FindingKind.GOOD_PRACTICE
                    && facts.actions().stream().noneMatch(a -> a.answers().contains(finding.number()))) {
                remark("F" + finding.number(), finding.kind() == FindingKind.LEARNING
                        ? "is learning that no action answers." : "is a system issue that no action answers.");
            }
        }
    }

    private void incompleteActions() {
        for (Action action : facts.actions()) {
            List<String> missing = new ArrayList<>();
            if (action.owners().isEmpty()) {
                missing.add("owner");
            }
            if (action.dueDate() == null) {
                missing.add("due date");
            }
            if (!Prose.given(action.evidenceWanted())) {
                missing.add("evidence wanted");
            }
            if (!missing.isEmpty()) {
                remark("A" + action.number(), "has no " + String.join(", no ", missing) + ".");
            }
            if (action.answers().isEmpty()) {
                remark("A" + action.number(), "answers no finding.");
            }
        }
    }

    private void repeatedSentences() {
        Map<String, String> first = new LinkedHashMap<>();
        facts.findings().forEach(finding -> repeated("F" + finding.number(), finding.text(), first));
        facts.actions().forEach(action -> repeated("A" + action.number(), action.text(), first));
        repeated("the introduction", facts.edits().introduction(), first);
        repeated("the note on method", facts.edits().method(), first);
        repeated("the feedback on the audit", facts.edits().feedback(), first);
    }

    private void repeated(String about, String text, Map<String, String> first) {
        for (String sentence : SENTENCE_END.split(text == null ? "" : text)) {
            String plain = sentence.toLowerCase(Locale.UK).replaceAll("[^\\p{L}\\p{N}{}]+", " ").strip();
            if (plain.length() < LEAST_LENGTH) {
                continue;
            }
            String earlier = first.putIfAbsent(plain, about);
            if (earlier != null) {
                remark(about, "says the same as %s: “%s”".formatted(earlier, sentence.strip()));
            }
        }
    }

    private void blocking(String about, String text) {
        remarks.add(new ReportRemark(about, text, true));
    }

    private void remark(String about, String text) {
        remarks.add(new ReportRemark(about, text, false));
    }
}
