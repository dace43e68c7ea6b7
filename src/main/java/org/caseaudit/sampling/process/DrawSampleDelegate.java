package org.caseaudit.sampling.process;

import org.caseaudit.programme.process.AuditRoundProcess;
import org.caseaudit.sampling.SampleDraws;
import org.caseaudit.sampling.SampleTooSmallException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Draws the sample that the group agreed. */
@Component
class DrawSampleDelegate implements JavaDelegate {

    private final SampleDraws draws;

    DrawSampleDelegate(SampleDraws draws) {
        this.draws = draws;
    }

    @Override
    public void execute(DelegateExecution round) {
        try {
            draws.draw((Long) round.getVariable(AuditRoundProcess.Variables.AUDIT_ROUND_ID));
        } catch (SampleTooSmallException e) {
            throw new BpmnError(AuditRoundProcess.Errors.SAMPLE_TOO_SMALL, e.getMessage());
        }
    }
}
