package org.caseaudit.panel.process;

import java.util.stream.Collectors;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.panel.FindingKind;
import org.caseaudit.panel.NewFinding;
import org.caseaudit.panel.Panel;
import org.caseaudit.panel.RoundTerms;
import org.caseaudit.panel.process.PanelProcess.Variables;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.springframework.stereotype.Component;

/** The panel records one finding, and says whether another follows. */
@Component
class RecordFindingForm extends FormHandler {

    private final Panel panel;
    private final AuditRounds rounds;
    private final RoundTerms terms;

    RecordFindingForm(Panel panel, AuditRounds rounds, RoundTerms terms) {
        this.panel = panel;
        this.rounds = rounds;
        this.terms = terms;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(task.id(Variables.AUDIT_ROUND_ID));
        String recorded = panel.findings(round.id()).stream()
                .map(f -> "- " + f.reference() + ", " + f.kind().inWords().toLowerCase() + ": " + f.text())
                .collect(Collectors.joining("\n"));
        values.show("roundTitle", round.title())
                .show("casesDiscussed", panel.casesDiscussed(round.id()))
                .show("recordedSoFar", recorded.isEmpty() ? "Nothing is recorded yet." : recorded)
                .options("agencyOptions", terms.agencies(round))
                .options("standardOptions", terms.standards(round));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        panel.record(
                task.id(Variables.AUDIT_ROUND_ID),
                new NewFinding(
                        answers.choice("kind", FindingKind.class), answers.text("text"), answers.text("standard"),
                        answers.list("agencies"), answers.number("casesCount"), answers.number("casesOf"),
                        answers.text("caveat"), answers.text("alreadyChanged"), answers.text("otherEvidence"),
                        answers.ticked("groupOpinion")),
                task.user());
        task.set(Variables.ANOTHER_FINDING, answers.ticked("another"));
    }
}
