package org.caseaudit.consent.process;

import java.util.Optional;
import org.caseaudit.consent.Agreements;
import org.caseaudit.engine.AsSystem;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a family withdraw, whether work on its case is still open or only its report is. */
@Component
public class CaseWithdrawal {

    private final AuditCases cases;
    private final Agreements agreements;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    CaseWithdrawal(AuditCases cases, Agreements agreements, RuntimeService runtime, AsSystem asSystem) {
        this.cases = cases;
        this.agreements = agreements;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    /**
     * Withdraws the family's agreement and stops open work on its case. The caller has checked that the person may.
     *
     * @return whether there was such a case in an audit under way
     */
    @Transactional
    public boolean withdraw(String caseRef, String recordedBy) {
        Optional<AuditCase> auditCase = cases.underAudit(caseRef);
        auditCase.ifPresent(found -> withdraw(found.id(), recordedBy));
        return auditCase.isPresent();
    }

    private void withdraw(long caseId, String recordedBy) {
        boolean workWasOpen = asSystem.call(() -> !runtime
                .createMessageCorrelation(CaseAuditProcess.Messages.AGREEMENT_WITHDRAWN)
                .processInstanceVariableEquals(CaseAuditProcess.Variables.AUDIT_CASE_ID, caseId)
                .setVariable(CaseAuditProcess.Variables.WITHDRAWN_BY, recordedBy)
                .correlateAllWithResult().isEmpty());
        if (!workWasOpen) {
            agreements.withdraw(caseId, recordedBy);
        }
    }
}
