package org.caseaudit.actions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One action as it stands.
 *
 * @param number         counts from 1 within the round
 * @param reference      such as {@code 2026-Q4-1 A3}
 * @param owners         {@code user:<id>}, {@code group:<groupId>} or {@code lead-auditors}
 * @param dueOn          by close of business
 * @param firstDueOn     as agreed on the panel
 * @param findings       numbers of the findings it answers
 * @param measure        how its effect will be seen; null where not said
 * @param restricted     kept out of the published report
 * @param completedBy    user id of who said it was done; null until then
 * @param checkDueOn     by when the QA sub-group is to have looked at it, at the evidence first, later at its effect;
 *                       null until its owners call it done
 * @param reviewOn       when its effect is checked; null until verified
 * @param worked         null until its effect was checked
 * @param reauditOn      from when its theme is to be looked at again; null where nobody has to
 */
public record AuditAction(
        long id, long auditRoundId, int number, String reference, String text, List<String> owners, LocalDate dueOn,
        LocalDate firstDueOn, List<Integer> findings, String evidenceWanted, String measure, boolean restricted,
        ActionState state, LocalDate doneOn, String evidence, String completedBy, LocalDate checkDueOn,
        String verifiedBy, LocalDate reviewOn, Boolean worked, String shownBy, LocalDate reauditOn,
        Instant agreedAt) {

    /** All lead auditors of the round, whoever they are. */
    public static final String LEAD_AUDITORS = "lead-auditors";

    public AuditAction {
        owners = List.copyOf(owners);
        findings = List.copyOf(findings);
    }

    /** Whether its owners are still to do it. */
    public boolean isAwaited() {
        return state == ActionState.OPEN;
    }
}
