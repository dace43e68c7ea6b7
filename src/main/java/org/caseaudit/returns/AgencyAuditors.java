package org.caseaudit.returns;

import java.util.List;
import java.util.Optional;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.Covers;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.springframework.stereotype.Component;

/** Who answers for an agency's returns today; it may be somebody else than when a return was requested. */
@Component
public class AgencyAuditors {

    private final Directory directory;
    private final Covers covers;
    private final CurrentUser user;

    AgencyAuditors(Directory directory, Covers covers, CurrentUser user) {
        this.directory = directory;
        this.covers = covers;
        this.user = user;
    }

    /**
     * Whoever is written to about the agency's returns: the lead auditor or whoever covers today; all auditors where
     * that account is gone.
     */
    public List<Person> auditors(String agencyCode) {
        List<Person> lead = people(covers.auditor(agencyCode));
        return lead.isEmpty() ? directory.members(Groups.agency(agencyCode)) : lead;
    }

    /** The agency's standing deputy; empty where it has none. */
    public List<Person> deputies(String agencyCode) {
        return people(directory.agency(agencyCode).map(Agency::deputy));
    }

    /** The agencies for which the person at hand audits. */
    public List<String> auditedByMe() {
        return directory.agencies().stream().map(Agency::code).filter(code -> user.isIn(Groups.agency(code))).toList();
    }

    private List<Person> people(Optional<String> userId) {
        return userId.flatMap(directory::person).map(List::of).orElseGet(List::of);
    }
}
