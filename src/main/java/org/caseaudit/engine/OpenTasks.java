package org.caseaudit.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reads which tasks are open, whoever asks: callers show them only to those who may see them. */
@Component
public class OpenTasks {

    private final TaskService taskService;
    private final AsSystem asSystem;

    OpenTasks(TaskService taskService, AsSystem asSystem) {
        this.taskService = taskService;
        this.asSystem = asSystem;
    }

    /**
     * A task that waits for somebody.
     *
     * @param name     what is to be done, with the reference of what it is about
     * @param owners   {@code group:<id>} and {@code user:<id>} of all who may do it
     * @param assignee user id of who has taken it on, or null
     * @param dueAt    null where it has no due date
     */
    public record OpenTask(String name, List<String> owners, String assignee, Instant since, Instant dueAt) {
    }

    /** How many tasks are open in processes that carry the variable with that value. */
    public long count(String variable, Object value) {
        return asSystem.call(() ->
                taskService.createTaskQuery().processVariableValueEquals(variable, value).count());
    }

    /** The open tasks of processes that carry the variable with that value, the most urgent first. */
    public List<OpenTask> first(int most, String variable, Object value) {
        return asSystem.call(() -> taskService.createTaskQuery().processVariableValueEquals(variable, value)
                .orderByDueDate().asc().orderByTaskCreateTime().asc().listPage(0, most).stream()
                .map(this::toOpenTask).toList());
    }

    /**
     * The most urgent task that is asked of a person, directly or through a group, where the variable has that value:
     * in its own scope, since a round's instance holds the cases of all its branches.
     */
    public Optional<OpenTask> askedOf(String userId, Set<String> groups, String variable, Object value) {
        return asSystem.call(() -> taskService.createTaskQuery().processVariableValueEquals(variable, value)
                .orderByDueDate().asc().orderByTaskCreateTime().asc().list().stream()
                .filter(task -> value.equals(taskService.getVariable(task.getId(), variable)))
                .map(this::toOpenTask)
                .filter(task -> userId.equals(task.assignee()) || task.owners().contains("user:" + userId)
                        || groups.stream().anyMatch(group -> task.owners().contains("group:" + group)))
                .findFirst());
    }

    private OpenTask toOpenTask(Task task) {
        List<String> owners = new ArrayList<>();
        for (IdentityLink link : taskService.getIdentityLinksForTask(task.getId())) {
            if (link.getType().equals(IdentityLinkType.CANDIDATE)) {
                owners.add(link.getGroupId() != null ? "group:" + link.getGroupId() : "user:" + link.getUserId());
            }
        }
        return new OpenTask(
                task.getName(), owners, task.getAssignee(), instant(task.getCreateTime()), instant(task.getDueDate()));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
