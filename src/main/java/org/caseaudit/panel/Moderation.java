package org.caseaudit.panel;

import org.caseaudit.returns.Judgement;

/**
 * What became of a case on the panel.
 *
 * @param disposition    null as long as it is awaited
 * @param reason         why the case was not discussed; null where it was
 * @param judgement      what the panel agreed over all standards; null where it agreed none
 * @param differingViews of members of the panel; null where there were none
 */
public record Moderation(
        long auditCaseId, Disposition disposition, String reason, Judgement judgement, String differingViews) {

    public boolean isDiscussed() {
        return disposition == Disposition.DISCUSSED;
    }
}
