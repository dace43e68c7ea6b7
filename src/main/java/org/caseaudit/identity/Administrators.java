package org.caseaudit.identity;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.caseaudit.engine.AsSystem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that somebody can administer the installation. */
@Service
public class Administrators {

    private final IdentityService identityService;
    private final Directory directory;
    private final AsSystem asSystem;

    Administrators(IdentityService identityService, Directory directory, AsSystem asSystem) {
        this.identityService = identityService;
        this.directory = directory;
        this.asSystem = asSystem;
    }

    /**
     * Creates the administrator unless the user exists, and makes the user one in any case. The password of an existing
     * user stays as it is.
     *
     * @throws org.camunda.bpm.engine.ProcessEngineException if the password breaks the password policy
     */
    @Transactional
    public void ensure(String id, String name, String email, String password) {
        asSystem.run(() -> {
            if (directory.person(id).isEmpty()) {
                create(id, name, email, password);
            }
            if (!directory.groupsOf(id).contains(Groups.ADMINISTRATORS)) {
                identityService.createMembership(id, Groups.ADMINISTRATORS);
            }
        });
    }

    private void create(String id, String name, String email, String password) {
        User user = identityService.newUser(id);
        int lastSpace = name.trim().lastIndexOf(' ');
        user.setFirstName(lastSpace < 0 ? null : name.trim().substring(0, lastSpace));
        user.setLastName(name.trim().substring(lastSpace + 1));
        user.setEmail(email);
        user.setPassword(password);
        identityService.saveUser(user);
    }
}
