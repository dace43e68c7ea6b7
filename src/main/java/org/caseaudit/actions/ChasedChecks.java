package org.caseaudit.actions;

import java.util.Optional;
import org.caseaudit.chasing.Audiences;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.mail.Links;
import org.caseaudit.programme.AuditRounds;
import org.springframework.stereotype.Component;

/** Whom to remind of an action that its owners call done: who judges the evidence, and later the effect. */
@Component
class ChasedChecks implements ChasedWork {

    private final Actions actions;
    private final AuditRounds rounds;
    private final Directory directory;

    ChasedChecks(Actions actions, AuditRounds rounds, Directory directory) {
        this.actions = actions;
        this.rounds = rounds;
        this.directory = directory;
    }

    @Override
    public String kind() {
        return "verification";
    }

    @Override
    public Optional<Waiting> find(long id) {
        AuditAction action = actions.action(id);
        if (action.state() != ActionState.DONE && action.state() != ActionState.VERIFIED) {
            return Optional.empty();
        }
        String what = action.state() == ActionState.DONE ? "Verification of action A" : "Effect of action A";
        return Optional.of(new Waiting(
                rounds.round(action.auditRoundId()).reference(), what + action.number(),
                "Quality assurance sub-group", action.checkDueOn(),
                new Audiences()
                        .with("qa-subgroup", () -> directory.members(Groups.QA))
                        .with("coordinator", () -> directory.members(Groups.COORDINATORS))
                        .with("chair", () -> directory.members(Groups.PANEL_CHAIR)),
                Links.TASKLIST));
    }
}
