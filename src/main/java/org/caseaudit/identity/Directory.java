package org.caseaudit.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.caseaudit.engine.AsSystem;
import org.springframework.stereotype.Service;

/** Looks people, groups and agencies up, whoever is signed in. */
@Service
public class Directory {

    private final IdentityService identityService;
    private final AgencyRepository agencies;
    private final AgencyCoverRepository covers;
    private final AsSystem asSystem;
    private final Clock clock;

    Directory(IdentityService identityService, AgencyRepository agencies, AgencyCoverRepository covers,
            AsSystem asSystem, Clock clock) {
        this.identityService = identityService;
        this.agencies = agencies;
        this.covers = covers;
        this.asSystem = asSystem;
        this.clock = clock;
    }

    /** The person of that user id, if there still is one. */
    public Optional<Person> person(String userId) {
        if (userId == null) {
            return Optional.empty();
        }
        return asSystem.call(() -> Optional
                .ofNullable(identityService.createUserQuery().userId(userId).singleResult())
                .map(Directory::toPerson));
    }

    /** Those of these people who still are, in no particular order. */
    public List<Person> people(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return List.of();
        }
        return asSystem.call(() -> identityService.createUserQuery().userIdIn(userIds.toArray(String[]::new))
                .list().stream().map(Directory::toPerson).toList());
    }

    /** Everybody with an account, by name. */
    public List<Person> everybody() {
        return asSystem.call(() -> identityService.createUserQuery().list().stream().map(Directory::toPerson)
                .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Person::id))
                .toList());
    }

    /** The members of a group, by user id; empty for a group that does not exist. */
    public List<Person> members(String groupId) {
        return asSystem.call(() -> identityService.createUserQuery().memberOfGroup(groupId)
                .orderByUserId().asc().list().stream().map(Directory::toPerson).toList());
    }

    /**
     * The ids of the groups a person is in now. A group that somebody has for a cover ends with its last day, whether
     * or not the engine has got round to it.
     */
    public List<String> groupsOf(String userId) {
        List<String> groups = asSystem.call(() -> identityService.createGroupQuery().groupMember(userId)
                .orderByGroupId().asc().list().stream().map(group -> group.getId()).toList());
        LocalDate today = LocalDate.now(clock);
        Set<String> lapsed = covers.findByUserId(userId).stream()
                .filter(cover -> cover.givesGroup() && !cover.isInForce(today))
                .map(cover -> Groups.agency(cover.toCover().agencyCode())).collect(Collectors.toSet());
        return groups.stream().filter(group -> !lapsed.contains(group)).toList();
    }

    /** All agencies, by name. */
    public List<Agency> agencies() {
        return agencies.findAllByOrderByName().stream().map(AgencyEntity::toAgency).toList();
    }

    /** The agency of that code. */
    public Optional<Agency> agency(String code) {
        return agencies.findByCode(code).map(AgencyEntity::toAgency);
    }

    private static Person toPerson(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Person(user.getId(), name.isEmpty() ? user.getId() : name, user.getEmail());
    }
}
