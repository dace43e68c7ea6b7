package org.caseaudit.chasing;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One chase: for one piece of work, from the moment it is asked for until it is in.
 *
 * @param kind        as the decision table names it, such as {@code return} or {@code concern}
 * @param workId      id of the work in its feature
 * @param auditRoundId null where the work belongs to no round
 * @param timesChased  how many steps were taken, the request among them
 * @param chasedOn     the day of the last one; null before the first
 * @param escalatedAt  when somebody was last asked to decide how to go on; null if never
 * @param nextStepAt   when the next step is taken; null if the policy has no more to say or the chase is over
 * @param nextStepDay  its working day after the due date, negative before it; null without a next step
 * @param endedAt      null while the chase runs
 */
public record Chase(
        String processInstanceId,
        String kind,
        long workId,
        Long auditRoundId,
        Instant startedAt,
        int timesChased,
        LocalDate chasedOn,
        Instant escalatedAt,
        Instant nextStepAt,
        Integer nextStepDay,
        Instant endedAt) {

    public boolean isRunning() {
        return endedAt == null;
    }

    Chase chased(LocalDate on, Instant escalated) {
        return new Chase(processInstanceId, kind, workId, auditRoundId, startedAt, timesChased + 1, on,
                escalated == null ? escalatedAt : escalated, nextStepAt, nextStepDay, endedAt);
    }

    /** @param next null if there is none */
    Chase planned(ChaseStep next) {
        return new Chase(processInstanceId, kind, workId, auditRoundId, startedAt, timesChased, chasedOn, escalatedAt,
                next == null ? null : next.at(), next == null ? null : next.workingDaysAfterDue(), endedAt);
    }
}
