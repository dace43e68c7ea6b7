package org.caseaudit.consent.process;

import org.caseaudit.consent.Agreement;
import org.caseaudit.consent.Agreements;
import org.caseaudit.engine.WorkingDays;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Opens the asking before its task and its chase begin, so that both know the due date. */
@Component
class AgreementRequestedListener implements ExecutionListener {

    private final Agreements agreements;
    private final WorkingDays workingDays;

    AgreementRequestedListener(Agreements agreements, WorkingDays workingDays) {
        this.agreements = agreements;
        this.workingDays = workingDays;
    }

    @Override
    public void notify(DelegateExecution asking) {
        Agreement agreement = agreements.ask((Long) asking.getVariable(CaseAuditProcess.Variables.AUDIT_CASE_ID));
        asking.setVariable(CaseAuditProcess.Variables.AGREEMENT_DUE_AT, workingDays.closeOf(agreement.dueOn()));
    }
}
