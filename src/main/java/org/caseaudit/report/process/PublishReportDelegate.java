package org.caseaudit.report.process;

import org.caseaudit.report.ReportNoLongerHoldsException;
import org.caseaudit.report.Reports;
import org.caseaudit.report.process.ReportProcess.Errors;
import org.caseaudit.report.process.ReportProcess.Variables;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Publishes what was signed off, unless a family has withdrawn since. */
@Component
class PublishReportDelegate implements JavaDelegate {

    private final Reports reports;

    PublishReportDelegate(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            reports.publish((Long) execution.getVariable(Variables.AUDIT_ROUND_ID));
        } catch (ReportNoLongerHoldsException e) {
            throw new BpmnError(Errors.REPORT_NO_LONGER_HOLDS, e.getMessage());
        }
    }
}
