package org.caseaudit.actions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseaudit.engine.FormSchema.Option;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.programme.AuditRound;
import org.springframework.stereotype.Component;

/** Turns the owners of an action into people and groups, and names them. */
@Component
public class Owners {

    private static final String USER = "user:";
    private static final String GROUP = "group:";
    private static final Map<String, String> STANDING = standing();

    private final Directory directory;

    Owners(Directory directory) {
        this.directory = directory;
    }

    /** Whom a round's action may be given to. */
    public List<Option> options(AuditRound round) {
        List<Option> options = new ArrayList<>();
        options.add(new Option(AuditAction.LEAD_AUDITORS, "All lead auditors of the round"));
        List<String> groups = new ArrayList<>();
        for (String code : round.agencies()) {
            options.add(new Option(GROUP + Groups.agency(code), agencyName(code) + ": lead auditor and deputy"));
            options.add(new Option(GROUP + Groups.managers(code), agencyName(code) + ": managers"));
            groups.add(Groups.agency(code));
            groups.add(Groups.managers(code));
        }
        STANDING.forEach((id, name) -> options.add(new Option(GROUP + id, name)));
        groups.addAll(STANDING.keySet());
        Map<String, Person> people = new TreeMap<>();
        groups.forEach(group -> directory.members(group).forEach(person -> people.put(person.id(), person)));
        people.values().stream().sorted(Comparator.comparing(Person::name))
                .forEach(person -> options.add(new Option(USER + person.id(), person.name())));
        return options;
    }

    /** User ids of the people who own the action themselves. */
    public List<String> users(AuditAction action) {
        return action.owners().stream().filter(o -> o.startsWith(USER)).map(o -> o.substring(USER.length())).toList();
    }

    /** Ids of the groups that own the action; all lead auditors are the groups of the round's agencies. */
    public List<String> groups(AuditAction action, AuditRound round) {
        Set<String> groups = new LinkedHashSet<>();
        for (String owner : action.owners()) {
            if (owner.startsWith(GROUP)) {
                groups.add(owner.substring(GROUP.length()));
            } else if (owner.equals(AuditAction.LEAD_AUDITORS)) {
                round.agencies().forEach(code -> groups.add(Groups.agency(code)));
            }
        }
        return List.copyOf(groups);
    }

    /** Everybody who owns the action now, each once. */
    List<Person> people(AuditAction action, AuditRound round) {
        Map<String, Person> people = new LinkedHashMap<>();
        users(action).forEach(id -> directory.person(id).ifPresent(person -> people.put(id, person)));
        groups(action, round).forEach(
                group -> directory.members(group).forEach(person -> people.putIfAbsent(person.id(), person)));
        return List.copyOf(people.values());
    }

    /** The owners as a report names them, such as {@code Police} or {@code All lead auditors}. */
    public List<String> names(List<String> owners) {
        return naming(owners).apply(owners);
    }

    /** Names what consists of any of these owners, see {@link #names}, and has looked them all up at once. */
    public Function<List<String>, List<String>> naming(Collection<String> all) {
        Map<String, String> names = new HashMap<>(Map.of(AuditAction.LEAD_AUDITORS, "All lead auditors"));
        STANDING.forEach((group, name) -> names.put(GROUP + group, name));
        for (Agency agency : directory.agencies()) {
            names.put(GROUP + Groups.agency(agency.code()), agency.name());
            names.put(GROUP + Groups.managers(agency.code()), agency.name() + " (managers)");
        }
        Set<String> people = all.stream().filter(o -> o.startsWith(USER)).map(o -> o.substring(USER.length()))
                .collect(Collectors.toSet());
        directory.people(people).forEach(person -> names.put(USER + person.id(), person.name()));
        return owners -> owners.stream().map(o -> names.getOrDefault(o, o.substring(o.indexOf(':') + 1))).distinct()
                .toList();
    }

    /** The owners in a few words, for a mail: {@code Police and 7 more}. */
    String inShort(List<String> owners) {
        List<String> names = names(owners);
        return names.size() > 2 ? names.get(0) + " and " + (names.size() - 1) + " more" : String.join(", ", names);
    }

    private String agencyName(String code) {
        return directory.agency(code).map(Agency::name).orElse(code);
    }

    private static Map<String, String> standing() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(Groups.COORDINATORS, "Coordinators");
        names.put(Groups.QA, "QA sub-group");
        names.put(Groups.AUDIT_GROUP, "Audit group");
        names.put(Groups.PARTICIPATION, "Participation team");
        names.put(Groups.PANEL_CHAIR, "Panel chair");
        names.put(Groups.SAFEGUARDING_LEADS, "Safeguarding leads");
        names.put(Groups.LEARNING, "Learning and development");
        return names;
    }
}
