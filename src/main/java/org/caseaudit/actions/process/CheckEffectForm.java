package org.caseaudit.actions.process;

import org.caseaudit.actions.Actions;
import org.caseaudit.actions.Owners;
import org.caseaudit.actions.process.ActionFollowUpProcess.Variables;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormTask;
import org.springframework.stereotype.Component;

/** Has the action worked, what shows it, and from when is its theme to be looked at again? */
@Component
class CheckEffectForm extends ActionForm {

    CheckEffectForm(Actions actions, Owners owners) {
        super(actions, owners);
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        boolean worked = answers.text("worked").equals("yes");
        actions.checkEffect(actionId(task), worked, answers.text("shownBy"), answers.date("reauditOn"),
                task.user());
        task.set(Variables.ACTION_WORKED, worked);
    }
}
