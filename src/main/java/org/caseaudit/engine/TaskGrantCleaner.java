package org.caseaudit.engine;

import java.util.Objects;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.stereotype.Component;

/**
 * Takes back a task's grant from whoever is no longer its assignee or candidate.
 *
 * <p>The engine grants READ and TASK_WORK to each assignee and candidate and never revokes it, so that somebody from
 * whom a task was taken away could still read it and complete it over REST.
 */
@Component
class TaskGrantCleaner extends SpringBootProcessEnginePlugin {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setResourceAuthorizationProvider(new RevokingAuthorizationProvider());
    }

    private static class RevokingAuthorizationProvider extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
            if (oldAssignee != null && !oldAssignee.equals(newAssignee)
                    && !isCandidateUser(task, oldAssignee) && !oldAssignee.equals(task.getOwner())) {
                revoke(task, oldAssignee, null);
            }
            return super.newTaskAssignee(task, oldAssignee, newAssignee);
        }

        @Override
        public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
            if (oldOwner != null && !oldOwner.equals(newOwner)
                    && !isCandidateUser(task, oldOwner) && !oldOwner.equals(task.getAssignee())) {
                revoke(task, oldOwner, null);
            }
            return super.newTaskOwner(task, oldOwner, newOwner);
        }

        @Override
        public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
            boolean stillCandidate = !IdentityLinkType.CANDIDATE.equals(type) && isCandidateUser(task, userId);
            if (!stillCandidate && !userId.equals(task.getAssignee()) && !userId.equals(task.getOwner())) {
                revoke(task, userId, null);
            }
            return super.deleteTaskUserIdentityLink(task, userId, type);
        }

        @Override
        public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
            revoke(task, null, groupId);
            return super.deleteTaskGroupIdentityLink(task, groupId, type);
        }

        private boolean isCandidateUser(Task task, String userId) {
            return ((TaskEntity) task).getIdentityLinks().stream()
                    .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType())
                            && Objects.equals(link.getUserId(), userId));
        }

        private void revoke(Task task, String userId, String groupId) {
            if (((TaskEntity) task).isDeleted()) {
                return; // the engine removes all grants on a task with the task itself
            }
            revoke(Resources.TASK, task, userId, groupId);
            if (Context.getProcessEngineConfiguration().isEnableHistoricInstancePermissions()) {
                revoke(Resources.HISTORIC_TASK, task, userId, groupId);
            }
        }

        private void revoke(Resource resource, Task task, String userId, String groupId) {
            CommandContext context = Context.getCommandContext();
            AuthorizationManager authorizations = context.getAuthorizationManager();
            AuthorizationEntity grant = getGrantAuthorization(task.getId(), userId, groupId, resource);
            if (grant != null) {
                // The person who reassigns needs no right of his own on authorisations.
                context.runWithoutAuthorization(() -> {
                    authorizations.delete(grant);
                    return null;
                });
            }
        }
    }
}
