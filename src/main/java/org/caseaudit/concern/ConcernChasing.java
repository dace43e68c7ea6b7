package org.caseaudit.concern;

import java.util.Map;
import java.util.Optional;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.mail.Links;
import org.caseaudit.programme.AuditRounds;
import org.springframework.stereotype.Component;

/** Whom to remind of a concern. Mail names neither the case nor the person who raised it. */
@Component
class ConcernChasing implements ChasedWork {

    private final Concerns concerns;
    private final AuditRounds rounds;
    private final Directory directory;

    ConcernChasing(Concerns concerns, AuditRounds rounds, Directory directory) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.directory = directory;
    }

    @Override
    public String kind() {
        return "concern";
    }

    @Override
    public Optional<Waiting> find(long id) {
        Concern concern = concerns.find(id);
        if (concern.state() != ConcernState.RAISED) {
            return Optional.empty();
        }
        return Optional.of(new Waiting(
                rounds.round(concern.auditRoundId()).reference(), "Answer to " + concern.reference(),
                "Safeguarding leads", concern.dueOn(),
                Map.of("safeguarding-lead", directory.members(Groups.SAFEGUARDING_LEADS),
                        "chair", directory.members(Groups.PANEL_CHAIR),
                        "coordinator", directory.members(Groups.COORDINATORS)),
                Links.TASKLIST));
    }
}
