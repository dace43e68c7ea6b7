package org.caseaudit.demo.process;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.caseaudit.demo.Fairhaven;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the demonstration's people an account; what somebody has changed since stays changed. */
@Component
@Profile("demo")
public class DemoAccounts {

    private final IdentityService identityService;

    DemoAccounts(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** The user names there are. */
    public Set<String> known() {
        return identityService.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
    }

    /** Creates the account; the person's groups have to exist. */
    @Transactional
    public void create(Fairhaven.Somebody person) {
        User user = identityService.newUser(person.id());
        int space = person.name().indexOf(' ');
        user.setFirstName(person.name().substring(0, space));
        user.setLastName(person.name().substring(space + 1));
        user.setEmail(person.email());
        user.setPassword(Fairhaven.PASSWORD);
        identityService.saveUser(user);
    }

    /** Puts the person in the groups that fit the role. */
    @Transactional
    public void join(Fairhaven.Somebody person) {
        Set<String> joined = identityService.createGroupQuery().groupMember(person.id()).list().stream()
                .map(Group::getId).collect(Collectors.toSet());
        person.groups().stream().filter(group -> !joined.contains(group))
                .forEach(group -> identityService.createMembership(person.id(), group));
    }
}
