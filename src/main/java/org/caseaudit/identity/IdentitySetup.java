package org.caseaudit.identity;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts standing groups, their rights and everybody's task lists in place before the first request is served. */
@Component
class IdentitySetup implements SmartInitializingSingleton {

    private final StandingGroups standingGroups;
    private final AccessRights accessRights;
    private final TaskFilters taskFilters;
    private final Directory directory;
    private final TransactionTemplate transaction;

    IdentitySetup(StandingGroups standingGroups, AccessRights accessRights, TaskFilters taskFilters,
            Directory directory, TransactionTemplate transaction) {
        this.standingGroups = standingGroups;
        this.accessRights = accessRights;
        this.taskFilters = taskFilters;
        this.directory = directory;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            standingGroups.ensureAll();
            accessRights.ensureAll();
            accessRights.behind(standingGroups.agencyCodes()).forEach(code -> {
                standingGroups.ensureForAgency(code, directory.agency(code).map(Agency::name).orElse(code));
                accessRights.ensureForAgency(code);
            });
            taskFilters.ensureAll();
        });
    }
}
