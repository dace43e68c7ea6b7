package org.caseaudit.sampling.process;

import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.sampling.SampleDraws;
import org.caseaudit.sampling.SampleTooSmallException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Draws the sample from the frozen frame. A round that came here when freezing was no step of its own has none; it is
 * frozen first then, and still before there is a seed.
 */
@Component
class DrawSampleDelegate implements JavaDelegate {

    private final SampleDraws draws;

    DrawSampleDelegate(SampleDraws draws) {
        this.draws = draws;
    }

    @Override
    public void execute(DelegateExecution round) {
        Long roundId = (Long) round.getVariable(AuditRoundProcess.Variables.AUDIT_ROUND_ID);
        if (!draws.isFrozen(roundId)) {
            freeze(roundId);
        }
        draws.draw(roundId);
    }

    private void freeze(long roundId) {
        try {
            draws.freezeApart(roundId);
        } catch (SampleTooSmallException e) {
            throw new BpmnError(AuditRoundProcess.Errors.SAMPLE_TOO_SMALL, e.getMessage());
        }
    }
}
