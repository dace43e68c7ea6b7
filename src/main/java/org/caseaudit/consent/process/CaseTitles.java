package org.caseaudit.consent.process;

import org.caseaudit.calendar.UkDate;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.springframework.stereotype.Component;

/** What every form about a family shows: which case of which round. */
@Component
class CaseTitles {

    private final AuditCases cases;
    private final AuditRounds rounds;

    CaseTitles(AuditCases cases, AuditRounds rounds) {
        this.cases = cases;
        this.rounds = rounds;
    }

    void show(FormTask task, FormValues values) {
        AuditCase auditCase = cases.find(caseId(task));
        AuditRound round = rounds.round(auditCase.roundId());
        values.show("roundReference", round.reference()).show("roundTitle", round.title())
                .show("panelDay", UkDate.formatWithDay(round.panelOn()))
                .show("lettersLink", "/rounds/" + round.reference() + "/letters")
                .show("caseLabel", auditCase.label()).show("caseReference", auditCase.caseRef());
    }

    static long caseId(FormTask task) {
        return task.id(CaseAuditProcess.Variables.AUDIT_CASE_ID);
    }
}
