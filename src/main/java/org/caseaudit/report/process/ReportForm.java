package org.caseaudit.report.process;

import java.util.stream.Collectors;
import org.caseaudit.engine.FormHandler;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.report.CurrentReport;
import org.caseaudit.report.Reports;
import org.caseaudit.report.process.ReportProcess.Variables;

/** What the forms about a report have in common: where to read it and what to look at. */
abstract class ReportForm extends FormHandler {

    final Reports reports;
    private final AuditRounds rounds;

    ReportForm(Reports reports, AuditRounds rounds) {
        this.reports = reports;
        this.rounds = rounds;
    }

    static long roundId(FormTask task) {
        return task.id(Variables.AUDIT_ROUND_ID);
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        AuditRound round = rounds.round(roundId(task));
        String remarks = reports.current(round.id()).map(CurrentReport::remarks).orElseThrow().stream()
                .map(r -> "- " + (r.blocking() ? "**Blocks sign-off:** " : "") + r.about() + " " + r.text())
                .collect(Collectors.joining("\n"));
        values.show("roundTitle", round.title())
                .show("reportLink", "/rounds/" + round.reference() + "/report")
                .show("familyVersionLink", "/rounds/" + round.reference() + "/letters/family-version.pdf")
                .show("remarks", remarks.isEmpty() ? "The checks found nothing amiss." : "To look at:\n\n" + remarks);
    }
}
