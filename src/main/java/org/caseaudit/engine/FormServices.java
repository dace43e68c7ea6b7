package org.caseaudit.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts {@link Forms} before the engine's own form and task services, whichever API or page calls them. */
@Component
class FormServices extends AbstractProcessEnginePlugin {

    /** Looked up late: handlers need services that need the engine. */
    private final ObjectProvider<Forms> forms;

    FormServices(ObjectProvider<Forms> forms) {
        this.forms = forms;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setFormService(new AnswersPastTheEngine(engine));
        engine.setTaskService(new CompletionThroughForms(engine));
    }

    private final class AnswersPastTheEngine extends FormServiceImpl {

        private final ProcessEngineConfigurationImpl engine;

        private AnswersPastTheEngine(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        @Override
        public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserialize) {
            return forms.getObject().open(taskId, engine);
        }

        @Override
        public VariableMap getStartFormVariables(String definitionId, Collection<String> names, boolean deserialize) {
            return forms.getObject().openStart(super.getDeployedStartForm(definitionId), engine);
        }

        @Override
        public InputStream getDeployedStartForm(String definitionId) {
            return forms.getObject().filledStartForm(super.getDeployedStartForm(definitionId), engine);
        }

        @Override
        public void submitTaskForm(String taskId, Map<String, Object> answers) {
            submitTaskFormWithVariablesInReturn(taskId, answers, false);
        }

        /** Gives nothing in return: what the process carries is not the business of who fills in a form. */
        @Override
        public VariableMap submitTaskFormWithVariablesInReturn(
                String taskId, Map<String, Object> answers, boolean deserialize) {
            return forms.getObject().submit(taskId, answers, engine, () -> {
                super.submitTaskForm(taskId, Map.of());
                return Variables.createVariables();
            });
        }

        @Override
        public ProcessInstance submitStartForm(String definitionId, String businessKey, Map<String, Object> answers) {
            return submitStartForm(definitionId, answers);
        }

        /** A reference is given by the form's handler, never by the caller. */
        @Override
        public ProcessInstance submitStartForm(String definitionId, Map<String, Object> answers) {
            return forms.getObject().submitStart(super.getDeployedStartForm(definitionId), answers, engine,
                    () -> super.submitStartForm(definitionId, Map.of()));
        }
    }

    private final class CompletionThroughForms extends TaskServiceImpl {

        private final ProcessEngineConfigurationImpl engine;

        private CompletionThroughForms(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        /** For oneself only, and what one is asked: whoever holds a task reads and answers it. */
        @Override
        public void claim(String taskId, String userId) {
            Authentication person = engine.getIdentityService().getCurrentAuthentication();
            if (person != null && !person.getUserId().equals(userId)) {
                throw new AuthorizationException("A task can be claimed for oneself only.");
            }
            Forms.workableTask(taskId, engine);
            try {
                super.claim(taskId, userId);
            } catch (TaskAlreadyClaimedException e) {
                throw new BadUserRequestException("Somebody else has taken on this task; reload the list to see who.", e);
            }
        }

        /** Whoever holds a task may give it back without a right to give tasks to others. */
        @Override
        public void setAssignee(String taskId, String userId) {
            Authentication person = engine.getIdentityService().getCurrentAuthentication();
            if (person != null && userId == null
                    && person.getUserId().equals(Forms.openTask(taskId, engine).getAssignee())) {
                engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
                    super.setAssignee(taskId, null);
                    return null;
                }));
            } else {
                super.setAssignee(taskId, userId);
            }
        }

        @Override
        public void complete(String taskId, Map<String, Object> answers) {
            engine.getFormService().submitTaskForm(taskId, answers);
        }

        @Override
        public VariableMap completeWithVariablesInReturn(
                String taskId, Map<String, Object> answers, boolean deserialize) {
            return engine.getFormService().submitTaskFormWithVariablesInReturn(taskId, answers, deserialize);
        }
    }
}
