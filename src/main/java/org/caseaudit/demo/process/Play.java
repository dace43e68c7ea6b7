package org.caseaudit.demo.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.caseaudit.demo.AsOf;
import org.caseaudit.engine.FormNames;
import org.caseaudit.identity.Directory;
import org.caseaudit.mail.PostOffice;

/**
 * Processes played in the past: people submit their forms as they would over REST, days go by, and the jobs that fall
 * due meanwhile run in this thread.
 */
public final class Play implements AutoCloseable {

    /** Stands between a task's name and what it is about. */
    private static final String SEPARATOR = " – ";
    /** The variable by which every process about a round knows it. */
    private static final String ROUND = "auditRoundId";

    private final ProcessEngine engine;
    private final Directory directory;
    private final PostOffice postOffice;
    private Instant now;
    private final List<String> instanceIds = new ArrayList<>();

    Play(ProcessEngine engine, Directory directory, PostOffice postOffice, Instant start) {
        this.engine = engine;
        this.directory = directory;
        this.postOffice = postOffice;
        this.now = start;
        // Its post goes out in its own days, by its own thread.
        postOffice.closeCounter();
        AsOf.set(start);
    }

    /** Starts the process by its form; the instance and those it calls belong to the play. */
    public void start(String user, String processKey, Map<String, Object> answers) {
        String definitionId = engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey(processKey).latestVersion().singleResult().getId();
        instanceIds.add(as(user, () -> engine.getFormService().submitStartForm(definitionId, answers).getId()));
        runDueJobs();
    }

    /** Completes the one open task of that form whose name ends with {@code about}, a case's or return's reference. */
    public void complete(String user, String form, String about, Map<String, Object> answers) {
        Task task = task(form, about).orElseThrow(() ->
                new IllegalStateException("nobody is asked to " + form + (about.isEmpty() ? "" : " about " + about)));
        as(user, () -> {
            if (task.getAssignee() == null) {
                engine.getTaskService().claim(task.getId(), user);
            }
            engine.getFormService().submitTaskForm(task.getId(), answers);
            return null;
        });
        runDueJobs();
    }

    /** As {@link #complete(String, String, String, Map)}, for a task that is open only once. */
    public void complete(String user, String form, Map<String, Object> answers) {
        complete(user, form, "", answers);
    }

    /** What the open tasks of that form are about: references such as {@code CASE-0042 Police}, in order. */
    public List<String> openAbout(String form) {
        return tasks(form).map(task -> task.getName().substring(task.getName().lastIndexOf(SEPARATOR) + SEPARATOR.length()))
                .sorted().toList();
    }

    /** Lets time go by; whatever falls due until then happens on its own day. */
    public void until(Instant moment) {
        runJobsUntil(moment);
        now = moment.isAfter(now) ? moment : now;
        AsOf.set(now);
    }

    /** Hands what is left over to the job executor and returns to the present. */
    @Override
    public void close() {
        AsOf.clear();
        postOffice.openCounter();
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        jobs().forEach(job -> configuration.getCommandExecutorTxRequired().execute(context -> {
            JobEntity held = context.getJobManager().findJobById(job.getId());
            if (held != null && HeldJobs.OWNER.equals(held.getLockOwner())) {
                held.unlock();
            }
            return null;
        }));
    }

    private void runDueJobs() {
        runJobsUntil(now);
        AsOf.set(now);
    }

    private void runJobsUntil(Instant moment) {
        for (Optional<Job> due = nextJob(moment); due.isPresent(); due = nextJob(moment)) {
            Instant dueAt = dueAt(due.get());
            deliverUntil(dueAt);
            now = dueAt.isAfter(now) ? dueAt : now;
            AsOf.set(now);
            engine.getManagementService().executeJob(due.get().getId());
        }
        deliverUntil(moment);
    }

    private void deliverUntil(Instant moment) {
        for (Optional<Instant> post = nextPost(moment); post.isPresent(); post = nextPost(moment)) {
            now = post.get().isAfter(now) ? post.get() : now;
            AsOf.set(now);
            if (postOffice.deliver() == 0) {
                return;
            }
        }
    }

    private Optional<Instant> nextPost(Instant until) {
        return postOffice.nextCollection().filter(post -> !post.isAfter(until));
    }

    private Optional<Job> nextJob(Instant until) {
        return jobs().stream()
                .filter(job -> job.getRetries() > 0 && !job.isSuspended() && !dueAt(job).isAfter(until))
                .min(Comparator.comparing(Play::dueAt));
    }

    /** A step that waits for nothing is due at once, whatever the engine's clock said when it was made. */
    private static Instant dueAt(Job job) {
        return job instanceof MessageEntity ? Instant.MIN : job.getDuedate().toInstant();
    }

    private List<Job> jobs() {
        return instanceIds.stream().flatMap(root ->
                engine.getManagementService().createJobQuery().rootProcessInstanceId(root).list().stream()).toList();
    }

    private Optional<Task> task(String form, String about) {
        return tasks(form).filter(task -> task.getName().endsWith(about)).findFirst();
    }

    /** The open tasks of all processes about the play's rounds, whoever started them. */
    private Stream<Task> tasks(String form) {
        return engine.getRuntimeService().createVariableInstanceQuery()
                .processInstanceIdIn(instanceIds.toArray(String[]::new)).variableName(ROUND).list().stream()
                .map(VariableInstance::getValue).distinct()
                .flatMap(round -> engine.getTaskService().createTaskQuery().taskDefinitionKey(FormNames.userTask(form))
                        .processVariableValueEquals(ROUND, round).list().stream());
    }

    private <T> T as(String user, Supplier<T> step) {
        engine.getIdentityService().setAuthentication(user, directory.groupsOf(user));
        try {
            return step.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
