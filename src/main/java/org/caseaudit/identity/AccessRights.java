package org.caseaudit.identity;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * What each group may do in the engine beyond its own tasks, for which the engine grants rights by itself.
 *
 * <p>Seeding adds what is missing and takes nothing away, so that an administrator's own grants survive a restart.
 * Nobody but administrators gets anything on deployments, users, groups, authorisations, variables or history.
 */
@Component
class AccessRights {

    /** Started by coordinators from Tasklist. */
    private static final String AUDIT_ROUND = "audit-round";

    /** Started by coordinators while a case is audited. */
    private static final String ADD_AGENCY = "add-agency-to-case";

    /** Started by anybody who worries about a child now. */
    private static final String SAFEGUARDING_CONCERN = "safeguarding-concern";

    /** Started by an agency's auditors and its managers. */
    private static final String COVER = "cover";

    /** Started by an agency's auditors. */
    private static final List<String> FOR_AUDITORS = List.of("ask-for-more-time", "hand-over-part", COVER);

    private final AuthorizationService authorizationService;

    AccessRights(AuthorizationService authorizationService) {
        this.authorizationService = authorizationService;
    }

    void ensureAll() {
        Groups.standing().keySet().forEach(this::ensureFor);
        for (String overseer : Groups.overseers()) {
            grant(overseer, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            grant(overseer, Resources.PROCESS_DEFINITION, ANY,
                    ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_TASK);
            // For the page of human tasks; a task's variables are another permission.
            grant(overseer, Resources.TASK, ANY, Permissions.READ);
            grant(overseer, Resources.DECISION_DEFINITION, ANY, Permissions.READ);
        }
        grant(Groups.COORDINATORS, Resources.PROCESS_DEFINITION, AUDIT_ROUND,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(Groups.COORDINATORS, Resources.PROCESS_DEFINITION, ADD_AGENCY,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(Groups.COORDINATORS, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.RETRY_JOB);
        for (Resource resource : Resources.values()) {
            grant(Groups.ADMINISTRATORS, resource, ANY, Permissions.ALL);
        }
    }

    /** What every group of people who work on audits may do. A definition is a diagram and tells nothing of a case. */
    void ensureFor(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(group, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
        grant(group, Resources.PROCESS_DEFINITION, SAFEGUARDING_CONCERN, ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(group, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
    }

    /** What an agency's people may do, each group of them its own. */
    void ensureForAgency(String code) {
        ensureFor(Groups.managers(code));
        ensureFor(Groups.contributors(code));
        ensureFor(Groups.agency(code));
        grant(Groups.managers(code), Resources.PROCESS_DEFINITION, COVER, ProcessDefinitionPermissions.CREATE_INSTANCE);
        FOR_AUDITORS.forEach(process -> grant(Groups.agency(code), Resources.PROCESS_DEFINITION, process,
                ProcessDefinitionPermissions.CREATE_INSTANCE));
    }

    /** The agencies that were registered before there was something new to start. */
    Set<String> behind(Collection<String> codes) {
        Set<String> late = new TreeSet<>();
        for (String process : FOR_AUDITORS) {
            Set<String> granted = authorizationService.createAuthorizationQuery().authorizationType(AUTH_TYPE_GRANT)
                    .resourceType(Resources.PROCESS_DEFINITION).resourceId(process).list().stream()
                    .map(Authorization::getGroupId).collect(Collectors.toSet());
            codes.stream().filter(code -> !granted.contains(Groups.agency(code))).forEach(late::add);
        }
        return late;
    }

    private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        Authorization authorization = authorizationService.createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT).groupIdIn(group)
                .resourceType(resource).resourceId(resourceId).singleResult();
        if (authorization == null) {
            authorization = authorizationService.createNewAuthorization(AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(resourceId);
        } else if (holdsAll(authorization, permissions)) {
            return;
        }
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        authorizationService.saveAuthorization(authorization);
    }

    private static boolean holdsAll(Authorization authorization, Permission... permissions) {
        for (Permission permission : permissions) {
            if (!authorization.isPermissionGranted(permission)) {
                return false;
            }
        }
        return true;
    }
}
