package org.caseaudit.report.process;

import org.caseaudit.report.Reports;
import org.caseaudit.report.process.ReportProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Publishes what was signed off. */
@Component
class PublishReportDelegate implements JavaDelegate {

    private final Reports reports;

    PublishReportDelegate(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.publish((Long) execution.getVariable(Variables.AUDIT_ROUND_ID));
    }
}
