package org.caseaudit.actions.process;

import org.caseaudit.actions.Actions;
import org.caseaudit.actions.Owners;
import org.caseaudit.actions.process.ActionFollowUpProcess.Variables;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormTask;
import org.springframework.stereotype.Component;

/** The chair speaks with owners who have not answered. */
@Component
class LiaiseWithOwnerForm extends ActionForm {

    private static final String EXTEND = "extend";

    LiaiseWithOwnerForm(Actions actions, Owners owners) {
        super(actions, owners);
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        String decision = answers.text("decision");
        if (decision.equals(EXTEND)) {
            actions.extend(actionId(task), answers.date("newDueOn"), answers.text("reason"), task.user());
        } else {
            actions.chaseOn(actionId(task), answers.text("reason"), task.user());
        }
        task.set(Variables.LIAISON_DECISION, decision);
    }
}
