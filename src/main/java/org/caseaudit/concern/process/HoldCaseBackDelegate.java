package org.caseaudit.concern.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.caseaudit.concern.Concerns;
import org.caseaudit.concern.process.SafeguardingConcernProcess.Variables;
import org.springframework.stereotype.Component;

/** Keeps the case from the panel until the concern is settled. */
@Component
class HoldCaseBackDelegate implements JavaDelegate {

    private final Concerns concerns;

    HoldCaseBackDelegate(Concerns concerns) {
        this.concerns = concerns;
    }

    @Override
    public void execute(DelegateExecution process) {
        concerns.hold(((Number) process.getVariable(Variables.CONCERN_ID)).longValue());
    }
}
