package org.caseaudit.replay;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseaudit.replay.Replay.Agency;
import org.caseaudit.replay.Replay.Person;

/** Finds people as a replay names them: by name, by group, or by their part in an agency. */
final class Cast {

    private final Replay replay;

    Cast(Replay replay) {
        this.replay = replay;
    }

    /** All who are meant; empty where nobody can be. */
    List<Person> find(String who) {
        Person person = replay.person(who);
        if (person != null) {
            return List.of(person);
        }
        String group = who.startsWith("group:") ? who.substring("group:".length()) : who;
        if (replay.people().byGroup().containsKey(group)) {
            return replay.people().byGroup().get(group);
        }
        int colon = who.indexOf(':');
        Agency agency = colon < 0 ? null : replay.agency(who.substring(colon + 1));
        if (agency == null) {
            return List.of();
        }
        return switch (who.substring(0, colon)) {
            case "agency" -> List.of(agency.leadAuditor());
            case "deputy" -> Stream.of(agency.deputy()).filter(deputy -> deputy != null).toList();
            case "managers" -> agency.managers();
            default -> List.of();
        };
    }

    /** Who acts where several could. */
    Person one(String who) {
        return Optional.of(find(who)).filter(found -> !found.isEmpty()).map(found -> found.get(0))
                .orElseThrow(() -> new ReplayException("there is nobody who could be “" + who + "”"));
    }

    Person auditorOf(String agency) {
        return replay.agency(agency).leadAuditor();
    }

    /** An owner as the form's options name it. */
    String option(String owner) {
        Person person = replay.person(owner);
        if (person != null) {
            return "user:" + person.id();
        }
        if (owner.equals("lead-auditors")) {
            return owner;
        }
        if (owner.startsWith("agency:")) {
            return "group:agency-" + owner.substring("agency:".length());
        }
        if (owner.startsWith("managers:")) {
            return "group:agency-" + owner.substring("managers:".length()) + "-managers";
        }
        return owner.startsWith("group:") ? owner : "group:" + owner;
    }
}
