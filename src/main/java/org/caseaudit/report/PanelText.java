package org.caseaudit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.report.ReportDocument.Paragraph;

/** What the panel discussed, what it did not and why, and how far the results reach. */
final class PanelText {

    private final ReportFacts facts;

    PanelText(ReportFacts facts) {
        this.facts = facts;
    }

    List<Paragraph> paragraphs() {
        return List.of(new Paragraph(null, null, panel()), new Paragraph(null, null, disclaimer()));
    }

    private String panel() {
        var cases = facts.cases();
        var date = facts.round().panelDate();
        if (date == null) {
            return "The panel has not met.";
        }
        var met = "The panel met on " + UkDate.format(date);
        if (cases.isEmpty()) {
            return met + ". There was no case to discuss.";
        }
        var discussed = (int) cases.stream()
                .filter(audited -> audited.disposition() != null && audited.disposition().discussed()).count();
        var text = new StringBuilder(met).append(" and discussed ")
                .append(Prose.part(discussed, cases.size(), "case")).append('.');
        var reasons = new LinkedHashMap<String, List<String>>();
        var undecided = new ArrayList<String>();
        for (var audited : cases) {
            if (audited.disposition() == null) {
                undecided.add(audited.label());
            } else if (!audited.disposition().discussed()) {
                var reason = audited.disposition().reason();
                reasons.computeIfAbsent(Prose.given(reason) ? Prose.open(reason) : "no reason is recorded",
                        any -> new ArrayList<>()).add(audited.label());
            }
        }
        reasons.forEach((reason, labels) -> text.append(' ').append(Prose.list(labels))
                .append(labels.size() == 1 ? " was" : " were").append(" not discussed: ").append(reason).append('.'));
        if (!undecided.isEmpty()) {
            text.append(" It is not recorded whether ").append(Prose.list(undecided))
                    .append(undecided.size() == 1 ? " was" : " were").append(" discussed.");
        }
        return text.toString();
    }

    private String disclaimer() {
        return "The audit is qualitative. It offers a window on how agencies work together, to show strengths and "
                + "what needs to develop; it is not a statistically valid measure of practice, and its numbers "
                + (facts.cases().size() == 1 ? "do not go beyond the case audited."
                        : "do not go beyond the cases audited.");
    }
}
