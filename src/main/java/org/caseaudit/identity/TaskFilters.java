package org.caseaudit.identity;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists that everybody finds in Tasklist. Each asks for the reader's own tasks only: assigned to, or offered to the
 * person by name or by group. Without such a list Tasklist shows nobody any task.
 *
 * <p>A list that exists stays as an administrator has left it.
 */
@Component
class TaskFilters {

    private static final String ME = "${currentUser()}";
    private static final String NOW = "${now()}";
    private static final String A_WEEK_FROM_NOW = "${dateTime().plusDays(7)}";

    private final FilterService filterService;
    private final TaskService taskService;
    private final AuthorizationService authorizationService;

    TaskFilters(FilterService filterService, TaskService taskService, AuthorizationService authorizationService) {
        this.filterService = filterService;
        this.taskService = taskService;
        this.authorizationService = authorizationService;
    }

    void ensureAll() {
        ensure(1, "My tasks", "Tasks you have claimed, and those that name you", "#1d5f8a",
                tasks().taskInvolvedUserExpression(ME));
        ensure(2, "My agency's and group's tasks", "Everything you or your colleagues can work on", "#2f6b3a",
                tasks().taskCandidateUserExpression(ME).includeAssignedTasks());
        ensure(3, "Overdue", "Your own and your group's tasks whose date has passed", "#a3231f",
                ownTasks().dueBeforeExpression(NOW));
        ensure(4, "Due this week", "Your own and your group's tasks due within seven days", "#8a5a00",
                ownTasks().dueAfterExpression(NOW).dueBeforeExpression(A_WEEK_FROM_NOW));
    }

    private TaskQuery tasks() {
        return taskService.createTaskQuery();
    }

    /** Offered to somebody means to that person or to any of the person's groups. */
    private TaskQuery ownTasks() {
        return tasks().or()
                .taskAssigneeExpression(ME)
                .taskCandidateUserExpression(ME).includeAssignedTasks()
                .endOr();
    }

    private void ensure(int place, String name, String description, String colour, TaskQuery query) {
        Filter filter = filterService.createFilterQuery().filterName(name).list().stream().findFirst()
                .orElseGet(() -> filterService.saveFilter(filterService.newTaskFilter(name)
                        .setQuery(query.orderByDueDate().asc())
                        .setProperties(properties(place, description, colour))));
        letEverybodyRead(filter);
    }

    private static Map<String, Object> properties(int place, String description, String colour) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("priority", place);
        properties.put("description", description);
        properties.put("color", colour);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", List.of(
                Map.of("name", "reference", "label", "Case or round"),
                Map.of("name", "agency", "label", "Agency")));
        return properties;
    }

    private void letEverybodyRead(Filter filter) {
        boolean granted = authorizationService.createAuthorizationQuery().authorizationType(AUTH_TYPE_GLOBAL)
                .resourceType(Resources.FILTER).resourceId(filter.getId()).count() > 0;
        if (!granted) {
            Authorization read = authorizationService.createNewAuthorization(AUTH_TYPE_GLOBAL);
            read.setUserId(ANY);
            read.setResource(Resources.FILTER);
            read.setResourceId(filter.getId());
            read.addPermission(Permissions.READ);
            authorizationService.saveAuthorization(read);
        }
    }
}
