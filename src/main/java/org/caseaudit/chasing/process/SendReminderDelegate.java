package org.caseaudit.chasing.process;

import java.time.Clock;
import java.time.LocalDate;
import org.caseaudit.chasing.Reminders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends what the decision table decided and counts it. */
@Component
class SendReminderDelegate implements JavaDelegate {

    private final WaitedFor waitedFor;
    private final Reminders reminders;
    private final Clock clock;

    SendReminderDelegate(WaitedFor waitedFor, Reminders reminders, Clock clock) {
        this.waitedFor = waitedFor;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution chase) {
        int timesChased = (Integer) chase.getVariable(ChaseProcess.Variables.TIMES_CHASED);
        String message = (String) chase.getVariable(ChaseProcess.Variables.MESSAGE);
        String audience = (String) chase.getVariable(ChaseProcess.Variables.AUDIENCE);
        if (!message.isEmpty()) {
            waitedFor.in(chase).ifPresent(waiting -> reminders.send(
                    chase.getProcessInstanceId() + ":" + timesChased, waiting, audience, message, timesChased,
                    chase.getProcessInstanceId()));
        }
        chase.setVariable(ChaseProcess.Variables.TIMES_CHASED, timesChased + 1);
        chase.setVariable(ChaseProcess.Variables.CHASED_ON, LocalDate.now(clock).toString());
    }
}
