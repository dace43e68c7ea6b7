package org.caseaudit.chasing;

import java.util.Set;
import org.caseaudit.mail.NotReached;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Mail that reaches nobody does not count: the chase goes to the next person in line. */
@Component
class UnreachedPeople {

    private final ChaseStore chases;
    private final ChaseSteps steps;
    private final Reminders reminders;

    UnreachedPeople(ChaseStore chases, ChaseSteps steps, Reminders reminders) {
        this.chases = chases;
        this.steps = steps;
        this.reminders = reminders;
    }

    @EventListener
    void turnToTheNext(NotReached unreached) {
        unreached.told().stream()
                .filter(told -> told.processInstanceId() != null && Reminders.isReminder(told.template()))
                .forEach(told -> chases.find(told.processInstanceId()).filter(Chase::isRunning).ifPresent(chase ->
                        steps.waiting(chase).ifPresent(waiting -> reminders.postToNext(
                                chase, waiting, told.template(), told.audience(), Set.of(unreached.userId())))));
    }
}
