package org.caseaudit.report.process;

import org.caseaudit.engine.FormAnswers;
import org.caseaudit.engine.FormTask;
import org.caseaudit.engine.FormValues;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.report.Reports;
import org.caseaudit.report.process.ReportProcess.Variables;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;

/** A person decides whether a child could be made out. */
@Component
class CheckDisclosureForm extends ReportForm {

    private static final String YES = "yes";
    private static final String SAFE = "safe";

    private final AuditCases cases;

    CheckDisclosureForm(Reports reports, AuditRounds rounds, AuditCases cases) {
        super(reports, rounds);
        this.cases = cases;
    }

    @Override
    protected void show(FormTask task, FormValues values) {
        super.show(task, values);
        values.show("casesInSample", cases.sampled(roundId(task)).size());
    }

    @Override
    protected void accept(FormTask task, FormAnswers answers) {
        boolean names = answers.text("namesChecked").equals(YES);
        boolean smallNumbers = answers.text("smallNumbersChecked").equals(YES);
        boolean safe = answers.text("decision").equals(SAFE) && names && smallNumbers;
        reports.checkDisclosure(roundId(task), names, smallNumbers, safe, answers.text("note"), task.user());
        task.set(Variables.SAFE_TO_PUBLISH, safe);
    }
}
