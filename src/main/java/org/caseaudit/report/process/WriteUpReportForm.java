package org.caseaudit.report.process;

import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.report.ReportFacts;
import org.caseaudit.report.Reports;
import org.springframework.stereotype.Component;

/** The coordinator adds to the computed draft what only a person can say. */
@Component
class WriteUpReportForm extends ReportForm {

    WriteUpReportForm(Reports reports, AuditRounds rounds) {
        super(reports, rounds);
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        super.show(task, values);
        ReportFacts.Edits edits = reports.edits(roundId(task));
        values.show("introduction", edits.introduction())
                .show("methodNote", edits.method())
                .show("auditFeedback", edits.feedback())
                .show("familiesText", reports.familiesText(roundId(task)))
                .show("changesWanted",
                        reports.changesWanted(roundId(task)).map(c -> "**Changes wanted:** " + c).orElse(""));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        reports.writeUp(roundId(task), new ReportFacts.Edits(answers.text("introduction"), answers.text("methodNote"),
                answers.text("auditFeedback")), answers.text("familiesText"), task.user());
    }
}
