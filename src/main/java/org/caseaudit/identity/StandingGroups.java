package org.caseaudit.identity;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Creates the groups that do not exist yet, and leaves renamed ones as they are. */
@Component
class StandingGroups {

    private static final String TYPE_WORKFLOW = "WORKFLOW";
    private static final String TYPE_SYSTEM = "SYSTEM";

    private final IdentityService identityService;

    StandingGroups(IdentityService identityService) {
        this.identityService = identityService;
    }

    void ensureAll() {
        Groups.standing().forEach(this::ensure);
        ensure(Groups.ADMINISTRATORS, "Administrators", TYPE_SYSTEM);
        ensure(Groups.MAIL_GATEWAYS, "Mail gateways", TYPE_SYSTEM);
    }

    /** The codes of the agencies that have their groups. */
    List<String> agencyCodes() {
        return identityService.createGroupQuery().groupType(TYPE_WORKFLOW).list().stream()
                .flatMap(group -> Groups.agencyOf(group.getId()).stream()).toList();
    }

    /** The groups of an agency's people. */
    void ensureForAgency(String code, String name) {
        ensure(Groups.agency(code), name + ": lead auditors");
        ensure(Groups.managers(code), name + ": managers");
        ensure(Groups.contributors(code), name + ": contributors");
    }

    void ensure(String id, String name) {
        ensure(id, name, TYPE_WORKFLOW);
    }

    private void ensure(String id, String name, String type) {
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            Group group = identityService.newGroup(id);
            group.setName(name);
            group.setType(type);
            identityService.saveGroup(group);
        }
    }
}
