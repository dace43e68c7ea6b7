package org.caseaudit.actions.process;

import java.util.List;
import org.caseaudit.actions.ActionEvent;
import org.caseaudit.actions.Actions;
import org.caseaudit.actions.AuditAction;
import org.caseaudit.actions.Owners;
import org.caseaudit.actions.process.ActionFollowUpProcess.Variables;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;

/** What the forms about one action have in common: they say which action it is and what came before. */
abstract class ActionForm extends FormHandler {

    private static final List<ActionEvent.Kind> QUESTIONS =
            List.of(ActionEvent.Kind.NOT_YET, ActionEvent.Kind.NOT_WORKED);

    final Actions actions;
    private final Owners owners;

    ActionForm(Actions actions, Owners owners) {
        this.actions = actions;
        this.owners = owners;
    }

    static long actionId(FormTask task) {
        return task.id(Variables.AUDIT_ACTION_ID);
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditAction action = actions.action(actionId(task));
        String question = actions.history(action.id()).stream().filter(e -> QUESTIONS.contains(e.kind()))
                .reduce((first, last) -> last).map(ActionEvent::note).orElse(null);
        values.show("actionReference", action.reference())
                .show("actionText", action.text())
                .show("actionOwners", String.join(", ", owners.names(action.owners())))
                .show("actionDueOn", UkDate.format(action.dueOn()))
                .show("evidenceAsked", action.evidenceWanted())
                .show("effectMeasure", action.measure() == null ? "not said" : action.measure())
                .show("handedBack", question == null ? "" : "**It was handed back:** " + question)
                .show("doneWhen", action.doneOn() == null ? "" : UkDate.format(action.doneOn()))
                .show("evidenceGiven", action.evidence() == null ? "" : action.evidence());
    }
}
