package org.caseaudit.consent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.mail.Links;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** A family's answer that the participation team is waited for. */
@Component
class AgreementAwaited implements ChasedWork {

    private final AgreementRepository agreements;
    private final AuditCases cases;
    private final AuditRounds rounds;
    private final Directory directory;

    AgreementAwaited(AgreementRepository agreements, AuditCases cases, AuditRounds rounds, Directory directory) {
        this.agreements = agreements;
        this.cases = cases;
        this.rounds = rounds;
        this.directory = directory;
    }

    @Override
    public String kind() {
        return "agreement";
    }

    @Override
    public Optional<Waiting> find(long caseId) {
        return agreements.findByAuditCaseId(caseId).map(AgreementEntity::toAgreement)
                .filter(agreement -> agreement.state() == AgreementState.AWAITED)
                .map(agreement -> {
                    AuditCase auditCase = cases.find(caseId);
                    Map<String, List<Person>> audiences = Map.of(
                            "participation", directory.members(Groups.PARTICIPATION),
                            "coordinator", directory.members(Groups.COORDINATORS),
                            "chair", directory.members(Groups.PANEL_CHAIR));
                    return new Waiting(rounds.round(auditCase.roundId()).reference(),
                            "Agreement for " + auditCase.caseRef(), "Participation team", agreement.dueOn(),
                            audiences, Links.TASKLIST);
                });
    }
}
