package org.caseaudit.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.caseaudit.draft.Draft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens and submits forms on the engine's behalf: values in from our tables, answers out to their handlers. */
@Component
class Forms {

    private static final Logger LOG = LoggerFactory.getLogger(Forms.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ListableBeanFactory beans;
    private final FormValidator validator;
    private final FormDrafts drafts;
    private final TransactionTemplate transaction;

    Forms(ListableBeanFactory beans, FormValidator validator, FormDrafts drafts,
            PlatformTransactionManager transactions) {
        this.beans = beans;
        this.validator = validator;
        this.drafts = drafts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What the task's form shows, with the reader's own draft; only to people who may work on the task. */
    VariableMap open(String taskId, ProcessEngineConfigurationImpl engine) {
        Task task = workableTask(taskId, engine);
        FormValues values = shown(task, engine);
        if (user(engine) != null) {
            drafts.restore(taskId, user(engine), values);
        }
        return values.asVariables();
    }

    /** Keeps what the person at hand has typed so far; nothing of it is taken as an answer yet. */
    Draft keepDraft(String taskId, String window, Integer seenRevision, Map<String, Object> answers,
            ProcessEngineConfigurationImpl engine) {
        Task task = workableTask(taskId, engine);
        FormSchema form = read(engine.getFormService().getDeployedTaskForm(task.getId()));
        return drafts.keep(task.getId(), user(engine), form, window, seenRevision, answers);
    }

    /** What a start form, as it was deployed, shows. */
    VariableMap openStart(InputStream form, ProcessEngineConfigurationImpl engine) {
        return shownAtStart(read(form), engine).asVariables();
    }

    /** A start form with what it shows and offers to the person at hand. */
    InputStream filledStartForm(InputStream form, ProcessEngineConfigurationImpl engine) {
        String source = text(form);
        return FilledForm.with(shownAtStart(FormSchema.parse(source), engine),
                new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
    }

    /** Validates, then runs the engine's own completion while the answers are at hand; all or nothing. */
    <T> T submit(String taskId, Map<String, Object> answers, ProcessEngineConfigurationImpl engine, Supplier<T> step) {
        return inOneTransaction(() -> {
            Task task = workableTask(taskId, engine);
            FormSchema form = read(engine.getFormService().getDeployedTaskForm(taskId));
            return submit(form, answers, shown(task, engine), engine, step);
        });
    }

    <T> T submitStart(
            InputStream deployed, Map<String, Object> answers, ProcessEngineConfigurationImpl engine,
            Supplier<T> step) {
        return inOneTransaction(() -> {
            FormSchema form = read(deployed);
            return submit(form, answers, shownAtStart(form, engine), engine, step);
        });
    }

    /** What goes wrong in the database is for the log: its words hold statements, and perhaps answers. */
    private <T> T inOneTransaction(Supplier<T> work) {
        try {
            return transaction.execute(status -> work.get());
        } catch (OptimisticLockingFailureException e) {
            throw new FormRefusedException("form", "somebody else has just changed what this is about, and nothing of "
                    + "yours was kept. Open it again");
        } catch (DataAccessException e) {
            LOG.error("A form could not be stored: {}", e.getMostSpecificCause().getClass().getName());
            throw new ProcessEngineException("The form could not be stored and nothing was changed. Please try again; if "
                    + "it happens again, tell the administrator when it was.");
        }
    }

    private <T> T submit(
            FormSchema form, Map<String, Object> answers, FormValues shown, ProcessEngineConfigurationImpl engine,
            Supplier<T> step) {
        FormAnswers valid = validator.validate(form, plain(answers), shown);
        try {
            return new FormSubmission(user(engine), valid).during(step);
        } catch (ProcessEngineException e) {
            throw refusalIn(e);
        }
    }

    /** The engine wraps what a listener throws; the person who submitted needs the refusal itself. */
    private static RuntimeException refusalIn(ProcessEngineException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FormRefusedException refused) {
                return refused;
            }
        }
        return thrown;
    }

    private FormValues shown(Task task, ProcessEngineConfigurationImpl engine) {
        FormValues values = new FormValues();
        FormHandler handler = handler(FormNames.handlerOf(task.getTaskDefinitionKey()));
        Map<String, Object> variables =
                engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
                        () -> engine.getTaskService().getVariables(task.getId())));
        handler.show(FormTask.opened(variables, user(engine)), values);
        return values;
    }

    private FormValues shownAtStart(FormSchema form, ProcessEngineConfigurationImpl engine) {
        FormValues values = new FormValues();
        handler(FormNames.handler(form.id())).show(FormTask.opened(Map.of(), user(engine)), values);
        return values;
    }

    private FormHandler handler(String bean) {
        return beans.getBean(bean, FormHandler.class);
    }

    /** The task, if it is open, whoever asks. */
    static Task openTask(String taskId, ProcessEngineConfigurationImpl engine) {
        Task task = engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
                () -> engine.getTaskService().createTaskQuery().taskId(taskId).singleResult()));
        if (task == null) {
            throw new TaskNotOpenException();
        }
        return task;
    }

    /** The task, if it is open and the person at hand may work on it. */
    static Task workableTask(String taskId, ProcessEngineConfigurationImpl engine) {
        Task task = openTask(taskId, engine);
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        if (person != null && !isAskedOf(person, taskId, engine)) {
            throw new AuthorizationException(
                    person.getUserId(), TaskPermissions.TASK_WORK.getName(), Resources.TASK.resourceName(), taskId);
        }
        return task;
    }

    /** Not by permission: an administrator has them all, and no business with what agencies answer. */
    private static boolean isAskedOf(Authentication person, String taskId, ProcessEngineConfigurationImpl engine) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(
                () -> engine.getTaskService().getIdentityLinksForTask(taskId))).stream()
                .anyMatch(link -> person.getUserId().equals(link.getUserId())
                        || person.getGroupIds() != null && person.getGroupIds().contains(link.getGroupId()));
    }

    private static String user(ProcessEngineConfigurationImpl engine) {
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        return person == null ? null : person.getUserId();
    }

    private static FormSchema read(InputStream form) {
        return FormSchema.parse(text(form));
    }

    private static String text(InputStream form) {
        try (form) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lists arrive as JSON values from the REST API and as lists from Java. */
    private static Map<String, Object> plain(Map<String, Object> answers) {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (answers instanceof VariableMap variables) {
            for (String key : variables.keySet()) {
                plain.put(key, plain(key, variables));
            }
        } else if (answers != null) {
            plain.putAll(answers);
        }
        return plain;
    }

    private static Object plain(String key, VariableMap variables) {
        Object content;
        try {
            TypedValue value = variables.getValueTyped(key);
            content = value == null ? null : value.getValue();
        } catch (RuntimeException e) {
            throw new FormRefusedException(key, "cannot be read; send text, a number, true or false, or a list of texts");
        }
        if (content == null || content instanceof String || content instanceof Number || content instanceof Boolean
                || content instanceof List) {
            return content;
        }
        try {
            return JSON.readValue(content.toString(), new TypeReference<List<String>>() { });
        } catch (JsonProcessingException e) {
            return content;
        }
    }
}
