package org.caseaudit.report;

import java.util.ArrayList;
import java.util.List;
import org.caseaudit.report.ReportDocument.Bullets;
import org.caseaudit.report.ReportDocument.Paragraph;
import org.caseaudit.report.ReportDocument.Table;

/** A document's words, one block a line. */
final class Texts {

    private Texts() {
    }

    static String of(ReportDocument document) {
        var lines = new ArrayList<String>();
        lines.add(document.title());
        lines.addAll(document.subtitles());
        for (var section : document.sections()) {
            lines.add("## " + section.number() + ". " + section.heading());
            for (var block : section.blocks()) {
                if (block instanceof Paragraph p) {
                    lines.add(p.number() + " " + (p.lead() == null ? "" : "[" + p.lead() + "] ") + p.text());
                } else if (block instanceof Bullets b) {
                    b.items().forEach(item -> lines.add("- " + item));
                } else if (block instanceof Table t) {
                    lines.add(t.caption() + ": " + t.columns().stream().map(ReportDocument.Column::heading).toList());
                    t.rows().forEach(row -> lines.add(String.join(" | ", row)));
                }
            }
        }
        return String.join("\n", lines);
    }

    static String of(ReportFacts facts) {
        return of(ReportAssembler.assemble(facts));
    }

    static List<String> headings(ReportDocument document) {
        return document.sections().stream().map(ReportDocument.Section::heading).toList();
    }
}
