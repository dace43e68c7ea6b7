package org.caseaudit.sampling.process;

import org.caseaudit.programme.SeedOrigin;
import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.sampling.Draw;
import org.caseaudit.sampling.SampleDraws;
import org.caseaudit.sampling.SampleTooSmallException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Freezes the list of cases that may be drawn. The next step waits for this one to be committed. */
@Component
class FreezeFrameDelegate implements JavaDelegate {

    private final SampleDraws draws;

    FreezeFrameDelegate(SampleDraws draws) {
        this.draws = draws;
    }

    @Override
    public void execute(DelegateExecution round) {
        try {
            Draw frozen = draws.freeze((Long) round.getVariable(AuditRoundProcess.Variables.AUDIT_ROUND_ID));
            round.setVariable(AuditRoundProcess.Variables.SEED_THROWN, frozen.seedOrigin() == SeedOrigin.DICE);
        } catch (SampleTooSmallException e) {
            throw new BpmnError(AuditRoundProcess.Errors.SAMPLE_TOO_SMALL, e.getMessage());
        }
    }
}
