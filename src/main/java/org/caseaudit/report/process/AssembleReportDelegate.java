package org.caseaudit.report.process;

import org.caseaudit.report.Reports;
import org.caseaudit.report.process.ReportProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the report of a round. */
@Component
class AssembleReportDelegate implements JavaDelegate {

    private final Reports reports;

    AssembleReportDelegate(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.assemble((Long) execution.getVariable(Variables.AUDIT_ROUND_ID));
    }
}
