package org.caseaudit.actions;

import java.util.Map;
import java.util.Optional;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.mail.Links;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.springframework.stereotype.Component;

/** Whom to remind of an action, as long as its owners are to do it. */
@Component
class ChasedActions implements ChasedWork {

    static final String KIND = "action";
    private final Actions actions;
    private final AuditRounds rounds;
    private final Owners owners;
    private final Directory directory;

    ChasedActions(Actions actions, AuditRounds rounds, Owners owners, Directory directory) {
        this.actions = actions;
        this.rounds = rounds;
        this.owners = owners;
        this.directory = directory;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Waiting> find(long id) {
        AuditAction action = actions.action(id);
        if (!action.isAwaited()) {
            return Optional.empty();
        }
        AuditRound round = rounds.round(action.auditRoundId());
        return Optional.of(new Waiting(
                round.reference(), "Action A" + action.number(), owners.inShort(action.owners()),
                action.dueOn(),
                Map.of("owner", owners.people(action, round),
                        "coordinator", directory.members(Groups.COORDINATORS),
                        "chair", directory.members(Groups.PANEL_CHAIR)),
                Links.TASKLIST));
    }
}
