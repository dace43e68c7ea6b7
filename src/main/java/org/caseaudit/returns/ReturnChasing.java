package org.caseaudit.returns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseaudit.chasing.Audiences;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** Whom to remind of a return. */
@Component
class ReturnChasing implements ChasedWork {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final AgencyReturns returns;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final AgencyAuditors auditors;
    private final Directory directory;

    ReturnChasing(
            AgencyReturns returns, AuditRounds rounds, AuditCases cases, AgencyAuditors auditors, Directory directory) {
        this.returns = returns;
        this.rounds = rounds;
        this.cases = cases;
        this.auditors = auditors;
        this.directory = directory;
    }

    @Override
    public String kind() {
        return "return";
    }

    @Override
    public Optional<Waiting> find(long id) {
        return returns.awaited(id).map(awaited -> new Waiting(
                rounds.round(awaited.auditRoundId()).reference(),
                "Return for " + cases.reference(awaited.auditCaseId()),
                awaited.agencyName(), awaited.dueOn(), audiences(awaited), TASKLIST));
    }

    private Map<String, List<Person>> audiences(AwaitedReturn awaited) {
        String code = awaited.agencyCode();
        return new Audiences()
                .with("auditor", () -> auditors.auditors(code))
                .with("deputy", () -> auditors.deputies(code))
                .with("manager", () -> directory.members(Groups.managers(code)))
                .with("coordinator", () -> directory.members(Groups.COORDINATORS))
                .with("chair", () -> directory.members(Groups.PANEL_CHAIR));
    }
}
