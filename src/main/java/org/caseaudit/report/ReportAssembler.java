package org.caseaudit.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.report.ReportDocument.Block;
import org.caseaudit.report.ReportDocument.Column;
import org.caseaudit.report.ReportDocument.Paragraph;
import org.caseaudit.report.ReportDocument.Section;
import org.caseaudit.report.ReportDocument.Table;
import org.caseaudit.report.ReportFacts.Action;
import org.caseaudit.report.ReportFacts.Finding;
import org.caseaudit.report.ReportFacts.FindingKind;
import org.caseaudit.report.ReportFacts.Grade;
import org.caseaudit.report.ReportFacts.Judgement;

/** Writes the report from the facts: the same facts give the same document, and nothing is in it that is not in them. */
public final class ReportAssembler {

    /** For whom the report is assembled. */
    public enum Edition {
        /** With every judgement on every case; restricted actions are listed, marked as such. */
        FOR_PANEL,
        /** Without judgements on single cases, which could identify a child; restricted actions are only counted. */
        PUBLISHED
    }

    private ReportAssembler() {
    }

    /** The document as it may be published. */
    public static ReportDocument assemble(ReportFacts facts) {
        return assemble(facts, Edition.PUBLISHED);
    }

    public static ReportDocument assemble(ReportFacts facts, Edition edition) {
        var round = facts.round();
        var subtitles = new ArrayList<String>();
        var title = Prose.given(round.title()) ? round.title().strip() : "Multi-agency case audit: " + round.theme();
        if (!title.toLowerCase(Locale.UK).contains("multi-agency case audit")) {
            subtitles.add("Multi-agency case audit");
        }
        subtitles.add("Theme: " + round.theme().strip());
        if (round.panelDate() != null) {
            subtitles.add("Date of panel: " + UkDate.format(round.panelDate()));
        }
        subtitles.add((round.publicationDate() == null ? "Not yet published"
                : "Published: " + UkDate.format(round.publicationDate())) + " · Version " + round.version()
                + " · Reference " + round.reference());

        var sections = new ArrayList<Section>();
        add(sections, "Introduction", texts(new IntroductionText(facts).paragraphs(), null, facts.edits().introduction()));
        add(sections, "Process", processBlocks(facts));
        // Actions refer to findings by the paragraph they became.
        var paragraphOf = new HashMap<Integer, String>();
        findings(sections, facts, FindingKind.GOOD_PRACTICE, "Identified good practice",
                "No good practice was recorded as a finding.", paragraphOf);
        findings(sections, facts, FindingKind.LEARNING, "Identified learning",
                "No learning was recorded as a finding.", paragraphOf);
        findings(sections, facts, FindingKind.SYSTEM_ISSUE, "System issues",
                "No system issue was recorded as a finding.", paragraphOf);
        if (edition == Edition.FOR_PANEL) {
            add(sections, "Judgements", judgements(facts.judgements()));
        }
        add(sections, "Actions", actions(facts.actions(), edition, paragraphOf));
        return new ReportDocument(title, subtitles, facts.partnership(), "en-GB", sections);
    }

    /** Numbers the paragraphs of a section as they come. */
    private static Section add(List<Section> sections, String heading, List<? extends Block> blocks) {
        var number = sections.size() + 1;
        var numbered = new ArrayList<Block>();
        var paragraph = 0;
        for (var block : blocks) {
            if (block instanceof Paragraph unnumbered) {
                paragraph++;
                numbered.add(new Paragraph(number + "." + paragraph, unnumbered.lead(), unnumbered.text()));
            } else {
                numbered.add(block);
            }
        }
        var section = new Section(number, heading, numbered);
        sections.add(section);
        return section;
    }

    private static Paragraph paragraph(String text) {
        return new Paragraph(null, null, text);
    }

    /** @param lead set before the first paragraph that was written; null if none */
    private static List<Block> texts(List<? extends Block> computed, String lead, String written) {
        var blocks = new ArrayList<Block>(computed);
        if (Prose.given(written)) {
            for (var text : written.strip().split("\\R\\s*\\R")) {
                var first = blocks.size() == computed.size();
                blocks.add(new Paragraph(null, first ? lead : null, Prose.oneLine(text)));
            }
        }
        return blocks;
    }

    private static List<Block> processBlocks(ReportFacts facts) {
        var blocks = new ArrayList<Block>(new ReturnsText(facts).blocks());
        new FamiliesText(facts).paragraphs().forEach(blocks::add);
        new PanelText(facts).paragraphs().forEach(blocks::add);
        return texts(texts(blocks, null, facts.edits().method()), "The panel's feedback on the audit itself:",
                facts.edits().feedback());
    }

    private static void findings(List<Section> sections, ReportFacts facts, FindingKind kind, String heading,
            String ifNone, Map<Integer, String> paragraphOf) {
        var ofKind = facts.findings().stream().filter(finding -> finding.kind() == kind).toList();
        if (ofKind.isEmpty()) {
            add(sections, heading, List.of(paragraph(ifNone)));
            return;
        }
        var section = add(sections, heading, ofKind.stream().map(ReportAssembler::finding).toList());
        for (var i = 0; i < ofKind.size(); i++) {
            paragraphOf.put(ofKind.get(i).number(), ((Paragraph) section.blocks().get(i)).number());
        }
    }

    private static Paragraph finding(Finding finding) {
        var text = finding.text();
        var countsCases = finding.casesCount() != null;
        var cases = countsCases ? Prose.digits(finding.casesCount(), finding.casesOf(), "case") : "the cases";
        var countIsSaid = text.contains("{cases}") || text.contains(cases);
        var sentences = new ArrayList<String>();
        sentences.add(Prose.sentence(text.replace("{cases}", cases)));
        var seen = countsCases && !countIsSaid;
        var concerns = finding.agencies().isEmpty() ? null : Prose.inText(finding.agencies());
        if (seen && concerns != null) {
            sentences.add("This was found in " + cases + " and concerns " + concerns + ".");
        } else if (seen) {
            sentences.add("This was found in " + cases + ".");
        } else if (concerns != null) {
            sentences.add("This concerns " + concerns + ".");
        }
        labelled(sentences, "Other evidence", finding.otherEvidence());
        labelled(sentences, "Already changed", finding.alreadyChanged());
        labelled(sentences, "A caveat", finding.caveat());
        if (finding.groupOpinion()) {
            sentences.add("This is the opinion of the panel.");
        }
        var lead = Prose.given(finding.standard()) ? Prose.sentence(finding.standard()) : null;
        return new Paragraph(null, lead, String.join(" ", sentences));
    }

    private static void labelled(List<String> sentences, String label, String text) {
        if (Prose.given(text)) {
            sentences.add(label + ": " + Prose.open(text) + ".");
        }
    }

    private static List<Block> judgements(List<Judgement> judgements) {
        if (judgements.isEmpty()) {
            return List.of(paragraph("No judgement was recorded."));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(paragraph("Judgements are on a four-point scale: outstanding, good, requires improvement and "
                + "inadequate. What the panel agreed stands beside what each agency judged of its own work."));
        judgements.stream().map(judgement -> Prose.given(judgement.caseLabel()) ? judgement.caseLabel() : "All cases")
                .distinct().forEach(label -> blocks.add(judgements(label, judgements)));
        for (var judgement : judgements) {
            if (Prose.given(judgement.differingView())) {
                blocks.add(paragraph("A differing view on " + Prose.open(judgement.standard())
                        + (Prose.given(judgement.caseLabel()) ? " in " + judgement.caseLabel() : "") + ": "
                        + Prose.open(judgement.differingView()) + "."));
            }
        }
        return blocks;
    }

    private static Table judgements(String label, List<Judgement> judgements) {
        var ofLabel = judgements.stream()
                .filter(judgement -> label.equals(
                        Prose.given(judgement.caseLabel()) ? judgement.caseLabel() : "All cases"))
                .toList();
        var overall = ofLabel.stream().anyMatch(judgement -> judgement.isOverall() && judgement.panel() != null);
        var rows = ofLabel.stream()
                .map(judgement -> List.of(judgement.standard(),
                        judgement.panel() != null ? judgement.panel().label()
                                : overall ? "Judged overall" : "None agreed",
                        judgement.isOverall() ? "By standard" : own(judgement)))
                .toList();
        return new Table("Judgements: " + label,
                List.of(new Column("Standard", 32), new Column("Panel", 22), new Column("Agencies' own", 46)), rows);
    }

    /** "Good: Police and Probation. Requires improvement: Education." */
    private static String own(Judgement judgement) {
        var sentences = new ArrayList<String>();
        for (var grade : Grade.values()) {
            var agencies = judgement.own().entrySet().stream().filter(entry -> entry.getValue() == grade)
                    .map(Map.Entry::getKey).sorted().toList();
            if (!agencies.isEmpty()) {
                sentences.add(grade.label() + ": " + Prose.list(agencies) + ".");
            }
        }
        return sentences.isEmpty() ? "None recorded" : String.join(" ", sentences);
    }

    private static List<Block> actions(List<Action> actions, Edition edition, Map<Integer, String> paragraphOf) {
        if (actions.isEmpty()) {
            return List.of(paragraph("No action was agreed."));
        }
        var listed = actions.stream().filter(action -> edition == Edition.FOR_PANEL || !action.restricted()).toList();
        var restricted = (int) actions.stream().filter(Action::restricted).count();
        var text = "The panel agreed " + Prose.count(actions.size(), "action") + ".";
        if (restricted > 0) {
            text += edition == Edition.FOR_PANEL
                    ? " " + Prose.capital(Prose.number(restricted)) + " of them "
                            + (restricted == 1 ? "is" : "are") + " restricted and will not be published."
                    : restricted == actions.size()
                            ? (restricted == 1 ? " It is" : " All are") + " restricted and not published."
                            : " " + Prose.capital(Prose.number(restricted)) + " of them "
                                    + (restricted == 1 ? "is restricted and not published; the other "
                                            : "are restricted and not published; the other ")
                                    + (listed.size() == 1 ? "one is" : Prose.number(listed.size()) + " are")
                                    + " listed below.";
        }
        var blocks = new ArrayList<Block>();
        blocks.add(paragraph(text));
        if (!listed.isEmpty()) {
            blocks.add(table(listed, paragraphOf));
        }
        return blocks;
    }

    private static Table table(List<Action> actions, Map<Integer, String> paragraphOf) {
        var withEvidence = actions.stream().anyMatch(action -> Prose.given(action.evidenceWanted()));
        var columns = new ArrayList<>(List.of(new Column("No.", 6), new Column("Action", 33), new Column("Owner", 17),
                new Column("Due", 19), new Column("Answers", 11)));
        if (withEvidence) {
            columns.add(4, new Column("Evidence wanted", 17));
        }
        var rows = new ArrayList<List<String>>();
        for (var action : actions) {
            var row = new ArrayList<>(List.of(String.valueOf(action.number()),
                    Prose.sentence(action.text()) + (action.restricted() ? " (Restricted)" : ""),
                    action.owners().isEmpty() ? "No owner named" : Prose.list(action.owners()),
                    action.dueDate() == null ? "No date set" : UkDate.format(action.dueDate()),
                    action.answers().isEmpty() ? "–"
                            : Prose.list(action.answers().stream().map(paragraphOf::get).toList())));
            if (withEvidence) {
                row.add(4, Prose.given(action.evidenceWanted()) ? Prose.capital(action.evidenceWanted().strip()) : "–");
            }
            rows.add(row);
        }
        return new Table("Actions agreed, with the paragraphs they answer", columns, rows);
    }
}
