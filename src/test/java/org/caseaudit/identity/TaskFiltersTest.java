package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TaskFiltersTest extends ProcessTest {

    private static final String MINE = "My tasks";
    private static final String OURS = "My agency's and group's tasks";
    private static final String OVERDUE = "Overdue";
    private static final String THIS_WEEK = "Due this week";

    @Autowired
    private IdentitySetup setup;
    @Autowired
    private FilterService filters;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private AuthorizationService authorizations;
    @Autowired
    private IdentityService identity;
    @Autowired
    private Clock clock;

    private Deployment deployment;

    @BeforeEach
    void people() {
        TestPeople people = new TestPeople(identity);
        people.person("carla", Groups.COORDINATORS);
        people.person("qadir", Groups.QA);
        people.person("quinn", Groups.QA);
        people.person("peter", Groups.PARTICIPATION);
        deployment = repository.createDeployment().addModelInstance("two-tasks.bpmn",
                Bpmn.createExecutableProcess("two-tasks").camundaHistoryTimeToLive(1)
                        .startEvent().userTask("check").camundaCandidateGroups(Groups.QA).endEvent().done()).deploy();
    }

    @AfterEach
    void leaveNothing() {
        identity.clearAuthentication();
        repository.deleteDeployment(deployment.getId(), true);
    }

    @Test
    void offersTheListsInTheOrderPeopleWork() {
        assertThat(filters.createFilterQuery().list().stream()
                .sorted((one, other) -> place(one) - place(other)).map(Filter::getName))
                .containsExactly(MINE, OURS, OVERDUE, THIS_WEEK);
    }

    @Test
    void keepsListsAsTheyAreOnTheNextStart() {
        Filter overdue = filter(OVERDUE);
        overdue.setName("Late");
        filters.saveFilter(overdue);
        overdue.setName(OVERDUE);
        filters.saveFilter(overdue);
        long grants = authorizations.createAuthorizationQuery().count();
        setup.afterSingletonsInstantiated();
        assertThat(filters.createFilterQuery().count()).isEqualTo(4);
        assertThat(filter(OVERDUE).getId()).isEqualTo(overdue.getId());
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(grants);
    }

    @Test
    void showsATaskToItsGroupAndToNobodyElse() {
        String task = taskDueIn(Duration.ofDays(-1));
        for (String filter : List.of(OURS, OVERDUE)) {
            assertThat(seenBy("qadir", filter)).as(filter).contains(task);
            assertThat(seenBy("peter", filter)).as(filter).isEmpty();
            assertThat(seenBy("carla", filter)).as("may read every task, but it is not hers: " + filter).isEmpty();
        }
        assertThat(seenBy("qadir", MINE)).doesNotContain(task);
    }

    @Test
    void showsAClaimedTaskToThePersonAndStillToTheGroup() {
        String task = taskDueIn(Duration.ofDays(-1));
        tasks.setAssignee(task, "qadir");
        assertThat(seenBy("qadir", MINE)).containsExactly(task);
        assertThat(seenBy("quinn", MINE)).isEmpty();
        assertThat(seenBy("quinn", OURS)).containsExactly(task);
    }

    @Test
    void showsATaskThatNamesSomebody() {
        String task = taskDueIn(Duration.ofDays(3));
        tasks.addCandidateUser(task, "peter");
        for (String filter : List.of(MINE, OURS, THIS_WEEK)) {
            assertThat(seenBy("peter", filter)).as(filter).containsExactly(task);
        }
    }

    @Test
    void tellsOverdueFromDueThisWeekFromLater() {
        String late = taskDueIn(Duration.ofMinutes(-1));
        String soon = taskDueIn(Duration.ofDays(6));
        String later = taskDueIn(Duration.ofDays(8));
        assertThat(seenBy("qadir", OVERDUE)).containsExactly(late);
        assertThat(seenBy("qadir", THIS_WEEK)).containsExactly(soon);
        assertThat(seenBy("qadir", OURS)).as("earliest first").containsExactly(late, soon, later);
    }

    @Test
    void showsNothingToSomebodyWithoutGroups() {
        new TestPeople(identity).person("newcomer");
        taskDueIn(Duration.ofDays(-1));
        for (String filter : List.of(MINE, OURS, OVERDUE, THIS_WEEK)) {
            assertThat(seenBy("newcomer", filter)).as(filter).isEmpty();
        }
    }

    private String taskDueIn(Duration wait) {
        String instance = runtime.startProcessInstanceByKey("two-tasks").getId();
        Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        task.setDueDate(Date.from(clock.instant().plus(wait)));
        tasks.saveTask(task);
        return task.getId();
    }

    private List<String> seenBy(String person, String filter) {
        List<String> groups = identity.createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId()).toList();
        String id = filter(filter).getId();
        identity.setAuthentication(person, groups);
        try {
            return filters.<Task>list(id).stream().map(Task::getId).toList();
        } finally {
            identity.clearAuthentication();
        }
    }

    private Filter filter(String name) {
        return filters.createFilterQuery().filterName(name).singleResult();
    }

    private static int place(Filter filter) {
        return (int) filter.getProperties().get("priority");
    }
}
