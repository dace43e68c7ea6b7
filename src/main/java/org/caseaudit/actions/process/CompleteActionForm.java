package org.caseaudit.actions.process;

import org.caseaudit.actions.Actions;
import org.caseaudit.actions.Owners;
import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormTask;
import org.springframework.stereotype.Component;

/** An owner says what was done and where the evidence is. */
@Component
class CompleteActionForm extends ActionForm {

    CompleteActionForm(Actions actions, Owners owners) {
        super(actions, owners);
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        actions.complete(actionId(task), answers.date("doneOn"), answers.text("evidence"), task.user());
    }
}
