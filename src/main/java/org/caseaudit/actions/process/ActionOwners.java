package org.caseaudit.actions.process;

import java.util.List;
import org.caseaudit.actions.Actions;
import org.caseaudit.actions.AuditAction;
import org.caseaudit.actions.Owners;
import org.caseaudit.programme.AuditRounds;
import org.springframework.stereotype.Component;

/**
 * Who may complete an action, as the model asks for it. Lists, not text: the engine takes an empty text for somebody
 * without a name.
 */
@Component
public class ActionOwners {

    private final Actions actions;
    private final Owners owners;
    private final AuditRounds rounds;

    ActionOwners(Actions actions, Owners owners, AuditRounds rounds) {
        this.actions = actions;
        this.owners = owners;
        this.rounds = rounds;
    }

    /** User ids; empty where groups alone own the action. */
    public List<String> users(long actionId) {
        return owners.users(actions.action(actionId));
    }

    /** Group ids; empty where people alone own the action. */
    public List<String> groups(long actionId) {
        AuditAction action = actions.action(actionId);
        return owners.groups(action, rounds.round(action.auditRoundId()));
    }
}
