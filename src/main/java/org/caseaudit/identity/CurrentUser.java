package org.caseaudit.identity;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** The person on whose behalf this thread works: through the web applications, the REST API or our own pages. */
@Component
public class CurrentUser {

    private final IdentityService identityService;

    CurrentUser(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** User id; null where the system works by itself, as in a timer. */
    public String id() {
        Authentication authentication = identityService.getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /** Ids of the person's groups; empty where there is no person. */
    public Set<String> groups() {
        Authentication authentication = identityService.getCurrentAuthentication();
        List<String> groups = authentication == null ? null : authentication.getGroupIds();
        return groups == null ? Set.of() : Set.copyOf(groups);
    }

    /** Whether the person is in that group now. */
    public boolean isIn(String group) {
        return groups().contains(group);
    }
}
