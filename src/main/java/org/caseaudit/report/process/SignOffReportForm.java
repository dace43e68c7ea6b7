package org.caseaudit.report.process;

import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.report.Reports;
import org.caseaudit.report.process.ReportProcess.Variables;
import org.caseaudit.returns.AgencyReturns;
import org.springframework.stereotype.Component;

/** The chair signs the report off, or wants changes. */
@Component
class SignOffReportForm extends ReportForm {

    private static final String SIGN_OFF = "signOff";

    private final AgencyReturns returns;

    SignOffReportForm(Reports reports, AuditRounds rounds, AgencyReturns returns) {
        super(reports, rounds);
        this.returns = returns;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        super.show(task, values);
        int outstanding = returns.numbers(roundId(task)).outstanding();
        values.show("openReturns", outstanding == 0 ? "No return is open."
                : "Returns still open: %d. The report counts them as not returned.".formatted(outstanding));
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        task.set(Variables.SIGNED_OFF_BEFORE, reports.wasSignedOff(roundId(task)));
        boolean signedOff = answers.text("decision").equals(SIGN_OFF);
        if (signedOff) {
            reports.signOff(roundId(task), task.user());
        } else {
            reports.wantChanges(roundId(task), answers.text("changes"));
        }
        task.set(Variables.SIGNED_OFF, signedOff);
    }
}
