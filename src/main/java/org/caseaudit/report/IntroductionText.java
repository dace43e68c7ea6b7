package org.caseaudit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.report.ReportDocument.Block;
import org.caseaudit.report.ReportDocument.Bullets;
import org.caseaudit.report.ReportDocument.Paragraph;
import org.caseaudit.report.ReportFacts.Round;
import org.caseaudit.report.ReportFacts.SamplingMethod;
import org.caseaudit.report.ReportFacts.ThemeSource;

/** Why the audit was held, on what, and how its cases were chosen. */
final class IntroductionText {

    private final ReportFacts facts;
    private final Round round;

    IntroductionText(ReportFacts facts) {
        this.facts = facts;
        this.round = facts.round();
    }

    List<Block> paragraphs() {
        var blocks = new ArrayList<Block>();
        if (Prose.given(round.statutoryBasis())) {
            add(blocks, Prose.sentence(round.statutoryBasis()));
        }
        add(blocks, theme());
        if (!round.objectives().isEmpty()) {
            if (round.objectives().size() == 1) {
                add(blocks, "What the audit set out to do: " + Prose.open(round.objectives().get(0)) + ".");
            } else {
                add(blocks, "What the audit set out to do:");
                blocks.add(new Bullets(round.objectives().stream().map(Prose::open).toList()));
            }
        }
        add(blocks, sample());
        if (round.windowFrom() != null && round.windowTo() != null) {
            add(blocks, "The audit window, the time in which practice was looked at, ran from "
                    + UkDate.format(round.windowFrom()) + " to " + UkDate.format(round.windowTo()) + ".");
        }
        if (Prose.given(round.audience())) {
            add(blocks, "Whom this report is for: " + Prose.open(round.audience()) + ".");
        }
        return blocks;
    }

    private static void add(List<Block> blocks, String text) {
        blocks.add(new Paragraph(null, null, text));
    }

    private String theme() {
        var text = "This report gives what " + Prose.inText(facts.partnership())
                + " learned from a multi-agency case audit. The theme was " + Prose.open(round.theme());
        if (!Prose.given(round.selectedBy()) && round.themeSources().isEmpty()) {
            return text + ".";
        }
        text += ". It was selected";
        if (Prose.given(round.selectedBy())) {
            text += " by " + Prose.inText(Prose.open(round.selectedBy()));
        }
        if (!round.themeSources().isEmpty()) {
            text += " " + Prose.list(round.themeSources().stream().distinct().map(ThemeSource::because).toList());
        }
        return text + ".";
    }

    private String sample() {
        var audited = facts.cases().size();
        var drawn = audited + (int) facts.dropOuts().stream().filter(dropOut -> !dropOut.replaced()).count();
        if (drawn == 0) {
            return "No case was selected.";
        }
        var text = Prose.capital(Prose.count(drawn, "case")) + (drawn == 1 ? " was " : " were ");
        var sampling = round.sampling();
        if (sampling.method() == SamplingMethod.NOMINATED) {
            text += "nominated by agencies, not selected at random";
            text += Prose.given(round.frame()) ? ", from " + Prose.open(round.frame()) + "." : ".";
            if (!sampling.nominations().isEmpty()) {
                var byAgency = sampling.nominations().entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(entry -> nominated(entry.getKey(), entry.getValue(),
                                sampling.putForward().getOrDefault(entry.getKey(), entry.getValue())))
                        .toList();
                text += " " + Prose.capital(Prose.list(byAgency)) + ".";
            }
        } else {
            text += "selected at random";
            text += Prose.given(round.frame()) ? " from " + Prose.open(round.frame()) : "";
            text += round.frameSize() == null ? "." : ": " + children(round.frameSize()) + " when the draw was made.";
        }
        if (sampling.method() == SamplingMethod.STRATIFIED && !sampling.strata().isEmpty()) {
            text += " The draw was to reflect " + Prose.list(sampling.strata()) + ".";
        }
        if (sampling.method() == SamplingMethod.SPREAD && !sampling.strata().isEmpty()) {
            text += " They were chosen so that as many values of " + Prose.list(sampling.strata())
                    + " as possible were among them, and by chance where several cases would have done.";
        }
        if (!sampling.strataNotMet().isEmpty()) {
            text += " There were too few cases to do so for " + Prose.list(sampling.strataNotMet()) + ".";
        }
        if (round.sampleSize() > 0 && round.sampleSize() != drawn) {
            text += " The audit group had asked for " + Prose.number(round.sampleSize()) + ".";
        }
        if (audited == 0) {
            text += " None could be audited.";
        } else if (audited < drawn) {
            text += " " + Prose.capital(Prose.number(audited)) + (audited == 1 ? " was" : " were") + " audited.";
        }
        return text;
    }

    /** An agency that put forward no more than were wanted chose them itself; otherwise chance decided among its own. */
    private static String nominated(String agency, int drawn, int putForward) {
        return Prose.inText(agency) + (putForward <= drawn ? " nominated " + Prose.number(drawn)
                : " put forward " + Prose.number(putForward) + ", of which " + Prose.number(drawn)
                        + (drawn == 1 ? " was" : " were") + " drawn at random");
    }

    private static String children(int n) {
        return n == 1 ? "one child" : Prose.number(n) + " children";
    }
}
