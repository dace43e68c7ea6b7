package org.caseaudit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class AccessRightsTest extends ProcessTest {

    @Autowired
    private AuthorizationService authorizationService;

    @Autowired
    private AccessRights accessRights;

    @Test
    void addsNothingTheSecondTime() {
        long before = authorizationService.createAuthorizationQuery().count();
        accessRights.ensureAll();
        assertThat(authorizationService.createAuthorizationQuery().count()).isEqualTo(before);
    }

    @Test
    void letsEverybodyWorkInTasklistAndOnlyOverseersSeeCockpit() {
        Groups.standing().keySet().forEach(group -> {
            assertThat(may(group, Permissions.ACCESS, Resources.APPLICATION, "tasklist")).as(group).isTrue();
            assertThat(may(group, Permissions.ACCESS, Resources.APPLICATION, "cockpit")).as(group)
                    .isEqualTo(Groups.overseers().contains(group));
            assertThat(may(group, Permissions.ACCESS, Resources.APPLICATION, "admin")).as(group).isFalse();
        });
    }

    @Test
    void letsCoordinatorsStartARoundAndEverybodyRaiseAConcern() {
        Groups.standing().keySet().forEach(group -> {
            assertThat(may(group, ProcessDefinitionPermissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "audit-round"))
                    .as(group).isEqualTo(group.equals(Groups.COORDINATORS));
            assertThat(may(group, ProcessDefinitionPermissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION,
                    "safeguarding-concern")).as(group).isTrue();
            assertThat(may(group, ProcessDefinitionPermissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "case-audit"))
                    .as(group).isFalse();
            assertThat(may(group, ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE, Resources.PROCESS_DEFINITION, "*"))
                    .as(group).isFalse();
            assertThat(may(group, ProcessDefinitionPermissions.READ_HISTORY, Resources.PROCESS_DEFINITION, "*"))
                    .as(group).isFalse();
            assertThat(may(group, ProcessDefinitionPermissions.READ_INSTANCE, Resources.PROCESS_DEFINITION, "*"))
                    .as(group).isEqualTo(Groups.overseers().contains(group));
            assertThat(may(group, Permissions.READ, Resources.TASK, "*"))
                    .as(group).isEqualTo(Groups.overseers().contains(group));
            assertThat(may(group, TaskPermissions.READ_VARIABLE, Resources.TASK, "*")).as(group).isFalse();
            assertThat(may(group, TaskPermissions.TASK_WORK, Resources.TASK, "*")).as(group).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(value = Resources.class, names = {"DEPLOYMENT", "USER", "GROUP", "GROUP_MEMBERSHIP", "AUTHORIZATION",
        "FILTER", "BATCH", "SYSTEM", "HISTORIC_TASK", "HISTORIC_PROCESS_INSTANCE", "OPERATION_LOG_CATEGORY"})
    void keepsTheRestForAdministrators(Resources resource) {
        Groups.standing().keySet().forEach(group -> assertThat(authorizationService.createAuthorizationQuery()
                .groupIdIn(group).resourceType(resource).resourceId("*").count()).as(group).isZero());
        assertThat(authorizationService.createAuthorizationQuery()
                .groupIdIn(Groups.ADMINISTRATORS).resourceType(resource).resourceId("*").count()).isEqualTo(1);
    }

    private boolean may(String group, Permission permission, Resource resource, String id) {
        return authorizationService.isUserAuthorized("somebody", List.of(group), permission, resource, id);
    }
}
