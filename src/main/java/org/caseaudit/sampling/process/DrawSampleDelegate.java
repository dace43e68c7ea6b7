package org.caseaudit.sampling.process;

import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.sampling.SampleDraws;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Draws the sample from the frozen frame. */
@Component
class DrawSampleDelegate implements JavaDelegate {

    private final SampleDraws draws;

    DrawSampleDelegate(SampleDraws draws) {
        this.draws = draws;
    }

    @Override
    public void execute(DelegateExecution round) {
        draws.draw((Long) round.getVariable(AuditRoundProcess.Variables.AUDIT_ROUND_ID));
    }
}
