package org.caseaudit.identity;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/** Makes people for tests, once each. */
public final class TestPeople {

    public static final String PASSWORD = "Proper-Horse-42";

    private final IdentityService identityService;

    public TestPeople(IdentityService identityService) {
        this.identityService = identityService;
    }

    public void person(String id, String... groups) {
        if (identityService.createUserQuery().userId(id).count() == 0) {
            User user = identityService.newUser(id);
            user.setFirstName(id);
            user.setLastName("Test");
            user.setEmail(id + "@example.org");
            user.setPassword(PASSWORD);
            identityService.saveUser(user);
        }
        for (String group : groups) {
            if (identityService.createGroupQuery().groupId(group).groupMember(id).count() == 0) {
                identityService.createMembership(id, group);
            }
        }
    }
}
