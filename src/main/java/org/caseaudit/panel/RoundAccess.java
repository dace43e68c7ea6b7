package org.caseaudit.panel;

import java.util.Set;
import java.util.stream.Stream;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.Stage;
import org.springframework.stereotype.Component;

/** Who may see which page of a round. No group, no access; where a page may not be seen, it does not exist. */
@Component
public class RoundAccess {

    private static final Set<String> FOLLOW = Set.of(
            Groups.COORDINATORS, Groups.AUDIT_GROUP, Groups.PANEL_CHAIR, Groups.OVERSIGHT, Groups.QA);
    private static final Set<String> STANDING = Set.of(
            Groups.COORDINATORS, Groups.AUDIT_GROUP, Groups.PANEL_CHAIR, Groups.OVERSIGHT, Groups.QA,
            Groups.PARTICIPATION, Groups.SAFEGUARDING_LEADS, Groups.LEARNING);
    private static final Set<String> SEE_COCKPIT = Set.of(Groups.COORDINATORS, Groups.OVERSIGHT);

    private final CurrentUser user;

    RoundAccess(CurrentUser user) {
        this.user = user;
    }

    /** May see how rounds stand. */
    public boolean followsRounds() {
        return isInAny(FOLLOW);
    }

    /** May see what agencies answered, counted. */
    public boolean seesOutcomes() {
        return user.isIn(Groups.COORDINATORS) || user.isIn(Groups.PANEL_CHAIR);
    }

    /** May ask families, write to them and see how far each has come. */
    public boolean writesToFamilies() {
        return user.isIn(Groups.COORDINATORS) || user.isIn(Groups.PARTICIPATION);
    }

    /** May go on to the process in Cockpit. */
    public boolean seesCockpit() {
        return isInAny(SEE_COCKPIT);
    }

    /** May read what the agencies and the family said on each case; the chair while the panel is on. */
    public boolean readsPanelPack(AuditRound round) {
        return user.isIn(Groups.COORDINATORS) || user.isIn(Groups.PANEL_CHAIR) && panelIsOn(round);
    }

    /** May read and discuss what is not published yet. */
    public boolean readsDraft() {
        return user.isIn(Groups.COORDINATORS) || user.isIn(Groups.PANEL_CHAIR);
    }

    /** May mend what stands in a draft. */
    public boolean correctsDraft() {
        return user.isIn(Groups.COORDINATORS);
    }

    /** May read the report of the round once it is published. */
    public boolean readsPublished(AuditRound round) {
        return isInAny(STANDING) || round.agencies().stream()
                .flatMap(code -> Stream.of(Groups.agency(code), Groups.managers(code))).anyMatch(user::isIn);
    }

    private boolean isInAny(Set<String> groups) {
        return user.groups().stream().anyMatch(groups::contains);
    }

    private static boolean panelIsOn(AuditRound round) {
        return round.stage() == Stage.PANEL_CONVENED || round.stage() == Stage.SIGNED_OFF;
    }
}
