package org.caseaudit.returns;

import java.util.List;
import java.util.Optional;
import org.caseaudit.chasing.Audiences;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.identity.Directory;
import org.caseaudit.mail.Links;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** Whom to remind of a part: who is asked, then who stays accountable. */
@Component
class PartChasing implements ChasedWork {

    private final ReturnParts parts;
    private final AgencyReturns returns;
    private final AuditRounds rounds;
    private final AuditCases cases;
    private final AgencyAuditors auditors;
    private final Directory directory;

    PartChasing(ReturnParts parts, AgencyReturns returns, AuditRounds rounds, AuditCases cases, AgencyAuditors auditors,
            Directory directory) {
        this.parts = parts;
        this.returns = returns;
        this.rounds = rounds;
        this.cases = cases;
        this.auditors = auditors;
        this.directory = directory;
    }

    @Override
    public String kind() {
        return "part";
    }

    @Override
    public Optional<Waiting> find(long id) {
        ReturnPart awaited = parts.find(id);
        if (awaited.state() != ReturnPart.State.REQUESTED) {
            return Optional.empty();
        }
        AgencyReturn whole = returns.find(awaited.agencyReturnId());
        return Optional.of(new Waiting(
                rounds.round(awaited.auditRoundId()).reference(),
                "Part of the return for " + cases.reference(awaited.auditCaseId()),
                awaited.contributorName() + " for " + whole.agencyName(), awaited.dueOn(),
                new Audiences()
                        .with("contributor", () -> directory.people(List.of(awaited.contributor())))
                        .with("auditor", () -> auditors.auditors(whole.agencyCode())),
                Links.TASKLIST));
    }
}
