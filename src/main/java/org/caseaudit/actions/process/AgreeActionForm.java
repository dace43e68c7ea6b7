package org.caseaudit.actions.process;

import java.util.stream.Collectors;
import org.caseaudit.actions.Actions;
import org.caseaudit.actions.NewAction;
import org.caseaudit.actions.Owners;
import org.caseaudit.actions.process.ActionFollowUpProcess.Variables;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.panel.Finding;
import org.caseaudit.panel.Panel;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.springframework.stereotype.Component;

/** The panel agrees one action, and says whether another follows. */
@Component
class AgreeActionForm extends FormHandler {

    private static final int SHORT = 90;

    private final Actions actions;
    private final Owners owners;
    private final Panel panel;
    private final AuditRounds rounds;

    AgreeActionForm(Actions actions, Owners owners, Panel panel, AuditRounds rounds) {
        this.actions = actions;
        this.owners = owners;
        this.panel = panel;
        this.rounds = rounds;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(task.id(Variables.AUDIT_ROUND_ID));
        String agreed = actions.ofRound(round.id()).stream()
                .map(a -> "- A" + a.number() + ", due " + UkDate.format(a.dueOn()) + ": " + a.text())
                .collect(Collectors.joining("\n"));
        values.show("roundTitle", round.title())
                .show("agreedSoFar", agreed.isEmpty() ? "Nothing is agreed yet." : agreed)
                .options("findingOptions", panel.findings(round.id()).stream().map(AgreeActionForm::option).toList())
                .options("ownerOptions", owners.options(round));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        actions.agree(
                task.id(Variables.AUDIT_ROUND_ID),
                new NewAction(
                        answers.text("text"),
                        answers.list("findings").stream().map(f -> Integer.valueOf(f.substring(1))).toList(),
                        answers.list("owners"), answers.date("dueOn"), answers.text("evidenceWanted"),
                        answers.text("measure"), answers.ticked("restricted")),
                task.user());
        task.set(Variables.ANOTHER_ACTION, answers.ticked("another"));
    }

    private static Option option(Finding finding) {
        String text = finding.text().length() > SHORT ? finding.text().substring(0, SHORT) + "…" : finding.text();
        return new Option(finding.reference(), finding.reference() + " (" + finding.kind().inWords() + "): " + text);
    }
}
