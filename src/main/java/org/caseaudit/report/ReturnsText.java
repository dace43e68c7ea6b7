package org.caseaudit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseaudit.report.ReportDocument.Block;
import org.caseaudit.report.ReportDocument.Column;
import org.caseaudit.report.ReportDocument.Paragraph;
import org.caseaudit.report.ReportDocument.Table;
import org.caseaudit.report.ReportFacts.Agency;
import org.caseaudit.report.ReportFacts.DoneWith;
import org.caseaudit.report.ReportFacts.Measure;
import org.caseaudit.report.ReportFacts.Mode;
import org.caseaudit.report.ReportFacts.Outcome;
import org.caseaudit.report.ReportFacts.Part;
import org.caseaudit.report.ReportFacts.PartTiming;
import org.caseaudit.report.ReportFacts.Return;
import org.caseaudit.report.ReportFacts.Timing;

/** Who was asked for returns and what came: the denominators of everything else. */
final class ReturnsText {

    private final ReportFacts facts;
    /** Agencies that were asked, in the roster's order. */
    private final Map<Agency, List<Return>> asked = new LinkedHashMap<>();
    private final List<Agency> notAsked = new ArrayList<>();

    ReturnsText(ReportFacts facts) {
        this.facts = facts;
        for (var agency : facts.agencies()) {
            var returns = facts.returns().stream().filter(given -> given.agency().equals(agency.code())).toList();
            if (returns.isEmpty()) {
                notAsked.add(agency);
            } else {
                asked.put(agency, returns);
            }
        }
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        add(blocks, facts.round().mode() == Mode.DESKTOP
                ? "This was a desktop audit: each agency audited its own records and gave a summary of each audit."
                : "This was an in-depth audit: each agency audited its own records and gave a summary of each audit, "
                        + "to be discussed by a panel.");
        if (asked.isEmpty()) {
            add(blocks, "No agency was asked for a return.");
            return blocks;
        }
        add(blocks, leadAuditors());
        add(blocks, training());
        add(blocks, added());
        add(blocks, whoReturned());
        blocks.add(table());
        add(blocks, outcomes());
        add(blocks, late());
        add(blocks, moreTime());
        add(blocks, parts());
        add(blocks, doneWith());
        add(blocks, openInWindow());
        add(blocks, practiceStandards());
        add(blocks, detailsWrong());
        return blocks;
    }

    private static void add(List<Block> blocks, String text) {
        if (!text.isEmpty()) {
            blocks.add(new Paragraph(null, null, text));
        }
    }

    private String training() {
        var training = facts.round().auditorTraining();
        return Prose.given(training) ? "How the auditors were prepared: " + Prose.open(Prose.oneLine(training)) + "." : "";
    }

    private String leadAuditors() {
        var auditors = asked.keySet().stream().mapToInt(Agency::leadAuditors).sum();
        var agencies = asked.size();
        var everyCase = asked.values().stream().allMatch(returns -> returns.size() == facts.cases().size());
        var text = Prose.capital(Prose.count(auditors, "lead auditor")) + " from "
                + Prose.count(agencies, "agency") + (auditors == 1 ? " was" : " were") + " asked for a summary sheet "
                + (!everyCase ? "of each case assigned to " + (auditors == 1 ? "the agency" : "their agency")
                        : facts.cases().size() == 1 ? "of the case" : "of each case")
                + ", " + Prose.count(facts.returns().size(), "return") + " in all. "
                + (agencies == 1 ? "The agency was " : "The agencies were ")
                + Prose.inText(names(List.copyOf(asked.keySet()))) + ".";
        if (!notAsked.isEmpty()) {
            text += " No return was asked of " + Prose.inText(names(notAsked)) + ".";
        }
        return text;
    }

    private String added() {
        return asked.entrySet().stream().filter(entry -> entry.getKey().added()).map(entry ->
                Prose.capital(Prose.inText(entry.getKey().name())) + " is not on the round's roster and was asked about "
                        + Prose.count(entry.getValue().size(), "case") + " only.").collect(Collectors.joining(" "));
    }

    private String whoReturned() {
        var all = new ArrayList<Agency>();
        var some = new ArrayList<Agency>();
        var unable = new ArrayList<Agency>();
        var none = new ArrayList<Agency>();
        asked.forEach((agency, returns) -> {
            var missing = count(returns, Outcome.NOT_RETURNED);
            var declined = count(returns, Outcome.UNABLE);
            (missing + declined == 0 ? all : declined == returns.size() ? unable
                    : missing == returns.size() ? none : some).add(agency);
        });
        if (all.size() == asked.size()) {
            return all.size() == 1 ? "The agency returned its audit."
                    : Prose.capital(Prose.part(all.size(), all.size(), "agency")) + " returned their audit.";
        }
        var clauses = new ArrayList<String>();
        clause(clauses, all, "returned its audit", "returned their audit", false);
        clause(clauses, some, "returned part of its audit", "returned part of their audit", true);
        clause(clauses, unable, "was unable to take part", "were unable to take part", true);
        clause(clauses, none, "did not return its audit", "did not return their audit", true);
        var text = new StringBuilder(Prose.capital(String.join("; ", clauses))).append('.');
        unable.forEach(agency -> reasons(asked.get(agency)).forEach((reason, returns) -> text.append(' ')
                .append(capitalName(agency)).append(" was unable to take part")
                .append(returns.size() == asked.get(agency).size() ? "" : " in " + Prose.list(labels(returns)))
                .append(because(reason))));
        for (var agency : some) {
            var missing = asked.get(agency).stream().filter(given -> given.outcome() == Outcome.NOT_RETURNED).toList();
            if (!missing.isEmpty()) {
                text.append(' ').append(capitalName(agency)).append(" did not return its audit of ")
                        .append(Prose.list(labels(missing))).append('.');
            }
            reasons(asked.get(agency)).forEach((reason, returns) -> text.append(' ').append(capitalName(agency))
                    .append(" was unable to audit ").append(Prose.list(labels(returns))).append(because(reason)));
        }
        Stream.concat(none.stream(), some.stream()).forEach(agency -> text.append(whyNot(agency)));
        return text.toString();
    }

    /** Why returns never came, as far as the chair could find out. */
    private String whyNot(Agency agency) {
        var missing = asked.get(agency).stream().filter(given -> given.outcome() == Outcome.NOT_RETURNED).toList();
        var found = missing.stream().map(Return::reason).filter(Prose::given).map(Prose::open).distinct().toList();
        if (missing.isEmpty()) {
            return "";
        }
        return found.isEmpty() ? " " + capitalName(agency) + " gave no reason."
                : " The chair of the panel spoke with " + Prose.inText(agency.name()) + ": "
                        + String.join("; ", found) + ".";
    }

    private static void clause(List<String> clauses, List<Agency> agencies, String one, String several,
            boolean named) {
        if (!agencies.isEmpty()) {
            clauses.add((clauses.isEmpty() ? Prose.count(agencies.size(), "agency") : Prose.number(agencies.size()))
                    + " " + (agencies.size() == 1 ? one : several)
                    + (named ? " (" + Prose.inText(names(agencies)) + ")" : ""));
        }
    }

    private static Map<String, List<Return>> reasons(List<Return> returns) {
        var reasons = new LinkedHashMap<String, List<Return>>();
        returns.stream().filter(given -> given.outcome() == Outcome.UNABLE).forEach(given -> reasons.computeIfAbsent(
                Prose.given(given.reason()) ? Prose.open(given.reason()) : "", any -> new ArrayList<>()).add(given));
        return reasons;
    }

    private static String because(String reason) {
        return reason.isEmpty() ? " and gave no reason." : ": " + reason + ".";
    }

    /** Only outcomes that occurred have a column. */
    private Table table() {
        var headings = new EnumMap<Outcome, String>(Map.of(Outcome.COMPLETED, "Audited", Outcome.NOT_KNOWN,
                "Not known", Outcome.NO_SAFEGUARDING_ISSUE, "No safeguarding issue", Outcome.RECORD_NOT_FOUND,
                "Record not found", Outcome.UNABLE, "Unable", Outcome.NOT_RETURNED, "Not returned"));
        headings.keySet().removeIf(outcome -> outcome != Outcome.COMPLETED && count(facts.returns(), outcome) == 0);
        var columns = new ArrayList<Column>();
        columns.add(new Column("Agency", 30));
        columns.add(new Column("Asked for", 11));
        headings.forEach((outcome, heading) ->
                columns.add(new Column(heading, outcome == Outcome.NO_SAFEGUARDING_ISSUE ? 17 : 11)));
        var rows = new ArrayList<List<String>>();
        asked.forEach((agency, returns) -> rows.add(row(agency.name(), returns, headings)));
        if (asked.size() > 1) {
            rows.add(row("All agencies", facts.returns(), headings));
        }
        return new Table("Returns by agency", columns, rows);
    }

    private static List<String> row(String name, List<Return> returns, EnumMap<Outcome, String> headings) {
        var row = new ArrayList<>(List.of(name, String.valueOf(returns.size())));
        headings.keySet().forEach(outcome -> row.add(String.valueOf(count(returns, outcome))));
        return row;
    }

    /** Answers that are not audits: "Eight cases were not known to the hospital trust." */
    private String outcomes() {
        var sentences = new ArrayList<String>();
        asked.forEach((agency, returns) -> {
            var name = Prose.inText(agency.name());
            var clauses = new ArrayList<String>();
            var notKnown = count(returns, Outcome.NOT_KNOWN);
            if (notKnown > 1 && notKnown == returns.size()) {
                clauses.add("none of the " + Prose.count(notKnown, "case") + " was known to " + name);
            } else if (notKnown > 0) {
                clauses.add(Prose.count(notKnown, "case") + (notKnown == 1 ? " was" : " were") + " not known to "
                        + name);
            }
            var noIssue = count(returns, Outcome.NO_SAFEGUARDING_ISSUE);
            if (noIssue > 0) {
                clauses.add("in " + Prose.count(noIssue, "case") + (clauses.isEmpty() ? " known to " + name : "")
                        + " no safeguarding issue was identified");
            }
            var notFound = count(returns, Outcome.RECORD_NOT_FOUND);
            if (notFound > 0) {
                clauses.add(Prose.count(notFound, "case") + (notFound == 1 ? " was" : " were")
                        + " not found on the records of " + (clauses.isEmpty() ? name : "that agency"));
            }
            if (!clauses.isEmpty()) {
                sentences.add(Prose.capital(Prose.list(clauses)) + ".");
            }
        });
        return String.join(" ", sentences);
    }

    private String late() {
        var late = facts.returns().stream().filter(given -> given.outcome() != Outcome.NOT_RETURNED
                && given.timing() != null && given.timing() != Timing.BY_DUE_DATE).toList();
        if (late.isEmpty()) {
            return "";
        }
        var text = Prose.capital(Prose.count(late.size(), "return")) + " came after the due date, from "
                + Prose.inText(agenciesOf(late)) + ".";
        var after = late.stream().filter(given -> given.timing() == Timing.LATE_NOT_BEFORE_PANEL).toList();
        if (after.size() == late.size()) {
            text += after.size() == 1 ? " It was not before the panel."
                    : after.size() == 2 ? " Neither was before the panel." : " None was before the panel.";
        } else if (!after.isEmpty()) {
            text += " " + Prose.capital(Prose.number(after.size())) + " of them, from "
                    + Prose.inText(agenciesOf(after)) + ", " + (after.size() == 1 ? "was" : "were")
                    + " not before the panel.";
        }
        return text;
    }

    private String moreTime() {
        var asked = facts.returns().stream().mapToInt(Return::timesAsked).sum();
        var granted = facts.returns().stream().mapToInt(Return::timesGranted).sum();
        if (asked == 0) {
            return "";
        }
        return "Agencies asked for more time " + times(asked) + "; " + (granted == 0 ? "it was not granted."
                : granted == asked ? asked == 1 ? "it was granted." : "it was granted each time."
                : "it was granted " + times(granted) + ".");
    }

    private static String times(int n) {
        return n == 1 ? "once" : n == 2 ? "twice" : Prose.number(n) + " times";
    }

    /** "One practice did not complete its part in time for its commissioner, general practice." */
    private String parts() {
        var sentences = new ArrayList<String>();
        asked.forEach((agency, returns) -> {
            var byKind = new LinkedHashMap<String, List<Part>>();
            returns.stream().flatMap(given -> given.parts().stream())
                    .forEach(part -> byKind.computeIfAbsent(part.kind(), any -> new ArrayList<>()).add(part));
            var name = Prose.inText(agency.name());
            byKind.forEach((kind, parts) -> {
                sentences.add(Prose.capital(name) + " handed " + Prose.count(parts.size(), "part") + " of its "
                        + (returns.size() == 1 ? "audit" : "audits") + " to " + contributors(parts, kind, any -> true)
                        + ".");
                for (var wanting : List.of(PartTiming.LATE, PartTiming.MISSING)) {
                    var who = parts.stream().filter(part -> part.timing() == wanting).map(Part::contributor).distinct()
                            .count();
                    if (who > 0) {
                        sentences.add(Prose.capital(contributors(parts, kind, part -> part.timing() == wanting))
                                + (wanting == PartTiming.LATE ? " did not complete " + (who == 1 ? "its part" : "their parts")
                                + " in time for " : " did not answer ") + commissioner(kind, name, who) + ".");
                    }
                }
                if (parts.stream().anyMatch(Part::notFound)) {
                    sentences.add(Prose.capital(contributors(parts, kind, Part::notFound))
                            + " could not find the record.");
                }
            });
        });
        return String.join(" ", sentences);
    }

    private static String contributors(List<Part> parts, String kind, Predicate<Part> which) {
        return Prose.count((int) parts.stream().filter(which).map(Part::contributor).distinct().count(), kind);
    }

    private static String commissioner(String kind, String agency, long who) {
        return kind.equals("colleague") ? "the lead auditor" : (who == 1 ? "its" : "their") + " commissioner, " + agency;
    }

    /** "Strategy discussion within 72 hours: met in three of the four audits to which it applied." */
    private String practiceStandards() {
        var byTitle = new TreeMap<String, List<Measure>>();
        facts.returns().stream().flatMap(given -> given.measures().stream())
                .forEach(measure -> byTitle.computeIfAbsent(measure.title(), any -> new ArrayList<>()).add(measure));
        return byTitle.entrySet().stream().map(entry -> entry.getKey() + ": met in "
                + Prose.part((int) entry.getValue().stream().filter(Measure::met).count(), entry.getValue().size(), "audit")
                + " to which it applied.").collect(Collectors.joining(" "));
    }

    /** "The police found at least one basic detail wrong or missing in all ten records audited." */
    private String detailsWrong() {
        var sentences = new ArrayList<String>();
        asked.forEach((agency, returns) -> {
            var wrong = (int) returns.stream().filter(Return::detailsWrong).count();
            if (wrong > 0) {
                sentences.add(Prose.capital(Prose.inText(agency.name()))
                        + " found at least one basic detail wrong or missing in "
                        + Prose.part(wrong, count(returns, Outcome.COMPLETED), "record") + " it audited.");
            }
        });
        return String.join(" ", sentences);
    }

    private List<String> agenciesOf(List<Return> returns) {
        return asked.keySet().stream()
                .filter(agency -> returns.stream().anyMatch(given -> given.agency().equals(agency.code())))
                .map(Agency::name).toList();
    }

    private String doneWith() {
        var audits = facts.returns().stream().filter(given -> given.outcome() == Outcome.COMPLETED).toList();
        if (audits.isEmpty()) {
            return "No audit was completed.";
        }
        var parts = new ArrayList<String>();
        part(parts, audits, DoneWith.FRONT_LINE_STAFF, "done with front-line staff");
        part(parts, audits, DoneWith.PAPER_ONLY, "done on paper only");
        var unknown = (int) audits.stream().filter(given -> given.doneWith() == null).count();
        var subject = audits.size() == 1 ? "The one audit completed was "
                : Prose.capital(Prose.part(audits.size(), audits.size(), "audit")) + " completed were ";
        if (unknown == audits.size()) {
            return "It is not recorded whether audits were done with front-line staff or on paper only.";
        }
        for (var with : DoneWith.values()) {
            if (audits.stream().allMatch(given -> given.doneWith() == with)) {
                return subject + (with == DoneWith.PAPER_ONLY ? "done on paper only."
                        : "done with front-line staff.");
            }
        }
        return "Of the " + Prose.count(audits.size(), "audit") + " completed, " + Prose.list(parts) + "."
                + (unknown == 0 ? "" : " For " + Prose.number(unknown) + " this is not recorded.");
    }

    private static void part(List<String> parts, List<Return> audits, DoneWith with, String words) {
        var n = (int) audits.stream().filter(given -> given.doneWith() == with).count();
        if (n > 0) {
            parts.add(Prose.number(n) + (n == 1 ? " was " : " were ") + words);
        }
    }

    private String openInWindow() {
        var none = new ArrayList<String>();
        var sentences = new ArrayList<String>();
        asked.forEach((agency, returns) -> {
            var said = returns.stream().filter(given -> given.openInWindow() != null).toList();
            var open = (int) said.stream().filter(Return::openInWindow).count();
            if (!said.isEmpty() && open == 0) {
                none.add(agency.name());
            } else if (open < said.size()) {
                sentences.add(Prose.capital(Prose.part(open, said.size(), "case"))
                        + (said.size() == returns.size() ? "" : " for which it is recorded")
                        + (open == 1 ? " was" : " were") + " open to " + Prose.inText(agency.name()) + " in the audit window.");
            }
        });
        if (!none.isEmpty()) {
            sentences.add(0, "None of the cases was open to " + Prose.inText(none)
                    + " in the audit window.");
        }
        return String.join(" ", sentences);
    }

    private String capitalName(Agency agency) {
        return Prose.capital(Prose.inText(agency.name()));
    }

    private static int count(List<Return> returns, Outcome outcome) {
        return (int) returns.stream().filter(given -> given.outcome() == outcome).count();
    }

    private static List<String> names(List<Agency> agencies) {
        return agencies.stream().map(Agency::name).toList();
    }

    private static List<String> labels(List<Return> returns) {
        return returns.stream().map(Return::caseLabel).sorted(Comparator.naturalOrder()).toList();
    }
}
