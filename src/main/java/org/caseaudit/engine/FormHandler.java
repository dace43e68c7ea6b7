package org.caseaudit.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * One form's two moments: what it shows when it opens and what becomes of its answers. Named after its user task:
 * {@code userTask_agreeScope}, {@code agree-scope.form} and {@code AgreeScopeForm} belong together, and the model
 * names the handler as the task's complete listener.
 *
 * <p>Answers reach {@link #accept} validated against the form, inside the transaction that completes the task, and
 * never become engine variables. Whatever {@code accept} throws undoes everything.
 */
public abstract class FormHandler implements TaskListener, ExecutionListener {

    /** Adds what the form shows and the options it offers. The reader may work on the task. */
    protected void show(FormTask task, FormValues values) {
    }

    /**
     * Takes the answers.
     *
     * @throws FormRefusedException where an answer does not fit the data, naming the field
     */
    protected abstract void accept(FormTask task, FormAnswers answers);

    @Override
    public final void notify(DelegateTask task) {
        FormSubmission submission = FormSubmission.take(task.getTaskDefinitionKey());
        accept(FormTask.submitted(task, submission.user()), submission.answers());
    }

    @Override
    public final void notify(DelegateExecution execution) {
        FormSubmission submission = FormSubmission.take(execution.getCurrentActivityId());
        accept(FormTask.submitted(execution, submission.user()), submission.answers());
    }
}
