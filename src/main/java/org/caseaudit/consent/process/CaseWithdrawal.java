package org.caseaudit.consent.process;

import java.util.Optional;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.consent.AgreementState;
import org.caseaudit.consent.Agreements;
import org.caseaudit.consent.WithdrawalNotice;
import org.caseaudit.engine.AsSystem;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.process.CaseAuditProcess;
import org.caseaudit.web.BadInput;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a family withdraw, whether work on its case is still open or only its report is. */
@Component
public class CaseWithdrawal {

    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Agreements agreements;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    CaseWithdrawal(AuditRounds rounds, AuditCases cases, Agreements agreements, RuntimeService runtime,
            AsSystem asSystem) {
        this.rounds = rounds;
        this.cases = cases;
        this.agreements = agreements;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    /**
     * The case, if its family can withdraw now: it has been asked, and the report is not published.
     *
     * @throws BadInput if the report is published; it says what to do
     */
    @Transactional(readOnly = true)
    public Optional<AuditCase> find(String caseRef) {
        Optional<AuditCase> open = cases.underAudit(caseRef).filter(c -> agreements.find(c.id()).isPresent());
        if (open.isEmpty()) {
            cases.lastAudited(caseRef).map(c -> rounds.round(c.roundId())).filter(r -> r.publishedOn() != null)
                    .ifPresent(CaseWithdrawal::refuse);
        }
        return open;
    }

    /**
     * Withdraws the family's agreement and stops open work on its case. The caller has checked that the person may.
     *
     * @return whether there was such a case in an audit under way
     * @throws BadInput if the report is published; it says what to do
     */
    @Transactional
    public boolean withdraw(String caseRef, WithdrawalNotice notice, String recordedBy) {
        Optional<AuditCase> auditCase = find(caseRef);
        auditCase.ifPresent(found -> {
            withdraw(found.id(), recordedBy);
            agreements.withdrawalTold(found.id(), notice, recordedBy);
        });
        return auditCase.isPresent();
    }

    private void withdraw(long caseId, String recordedBy) {
        asSystem.run(() -> {
            runtime.createMessageCorrelation(CaseAuditProcess.Messages.AGREEMENT_WITHDRAWN)
                    .processInstanceVariableEquals(CaseAuditProcess.Variables.AUDIT_CASE_ID, caseId)
                    .setVariable(CaseAuditProcess.Variables.WITHDRAWN_BY, recordedBy)
                    .correlateAll();
            if (agreements.find(caseId).orElseThrow().state() != AgreementState.WITHDRAWN) {
                // The audit of the case is over, so nobody there has heard.
                agreements.withdraw(caseId, recordedBy);
            }
        });
    }

    private static void refuse(AuditRound round) {
        throw new BadInput("caseRef", "was part of round %s, whose report was published on %s. A published report can no "
                .formatted(round.reference(), UkDate.format(round.publishedOn()))
                + "longer be assembled without a case. Tell the partnership's data protection lead today what the family "
                + "asks: they decide about the report and about what is still held, and answer the family");
    }
}
