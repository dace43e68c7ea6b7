package org.caseaudit.sampling.process;

import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.CaseStatus;
import org.caseaudit.sampling.NoReserveLeftException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The case whose family does not take part leaves the sample; the next reserve takes its place in the process too. */
@Component
class PromoteReserveDelegate implements JavaDelegate {

    private final AuditCases cases;

    PromoteReserveDelegate(AuditCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution caseAudit) {
        Long caseId = (Long) caseAudit.getVariable(CaseAuditProcess.Variables.AUDIT_CASE_ID);
        CaseStatus because =
                CaseStatus.valueOf((String) caseAudit.getVariable(CaseAuditProcess.Variables.AGREEMENT_OUTCOME));
        cases.dropOut(caseId, because, null);
        try {
            AuditCase promoted = cases.promoteReserve(caseId);
            caseAudit.setVariable(CaseAuditProcess.Variables.AUDIT_CASE_ID, promoted.id());
            caseAudit.setProcessBusinessKey(promoted.caseRef());
        } catch (NoReserveLeftException e) {
            throw new BpmnError(AuditRoundProcess.Errors.NO_RESERVE_LEFT, e.getMessage());
        }
    }
}
