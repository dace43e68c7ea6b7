package org.caseaudit.sampling.process;

import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.NoReserveLeftException;
import org.caseaudit.sampling.SampleDraws;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the place of the case that was left out to the next reserve. */
@Component
class ReplaceExcludedCaseDelegate implements JavaDelegate {

    private final AuditCases cases;
    private final SampleDraws draws;

    ReplaceExcludedCaseDelegate(AuditCases cases, SampleDraws draws) {
        this.cases = cases;
        this.draws = draws;
    }

    @Override
    public void execute(DelegateExecution round) {
        try {
            cases.promoteReserve((Long) round.getVariable(AuditRoundProcess.Variables.EXCLUDED_CASE_ID));
        } catch (NoReserveLeftException e) {
            draws.recount((Long) round.getVariable(AuditRoundProcess.Variables.AUDIT_ROUND_ID));
            throw new BpmnError(AuditRoundProcess.Errors.NO_RESERVE_LEFT, e.getMessage());
        }
    }
}
