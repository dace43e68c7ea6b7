package org.caseaudit.concern.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.concern.Concerns;
import org.caseaudit.concern.process.SafeguardingConcernProcess.Variables;
import org.springframework.stereotype.Component;

/** The concern is settled: the panel may have the case. */
@Component
class ReleaseCaseDelegate implements JavaDelegate {

    private final Concerns concerns;

    ReleaseCaseDelegate(Concerns concerns) {
        this.concerns = concerns;
    }

    @Override
    public void execute(DelegateExecution process) {
        concerns.release(((Number) process.getVariable(Variables.CONCERN_ID)).longValue());
    }
}
