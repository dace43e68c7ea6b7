package org.caseaudit.chasing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseaudit.mail.Postbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a chase does at each step, in the transaction of the process. State is in the row of the chase rather than in
 * variables of the process, each change of which the engine would write three times.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ChaseSteps {

    private final ChaseStore chases;
    private final ChasePolicy policy;
    private final ChasePlan plan;
    private final Reminders reminders;
    private final Postbox postbox;
    private final Clock clock;
    private final Map<String, ChasedWork> byKind;

    ChaseSteps(ChaseStore chases, ChasePolicy policy, ChasePlan plan, Reminders reminders, Postbox postbox,
            Clock clock, ObjectProvider<ChasedWork> kinds) {
        this.chases = chases;
        this.policy = policy;
        this.plan = plan;
        this.reminders = reminders;
        this.postbox = postbox;
        this.clock = clock;
        this.byKind = kinds.stream().collect(Collectors.toMap(ChasedWork::kind, Function.identity()));
    }

    /** A turn of that process instance's chase; one is begun where there is none. */
    public ChaseTurn turn(String processInstanceId, String kind, long workId, Long auditRoundId) {
        Chase chase = chases.find(processInstanceId).orElseGet(() -> {
            Chase begun = new Chase(processInstanceId, kind, workId, auditRoundId, clock.instant(), 0, null, null,
                    null, null, null);
            chases.insert(begun);
            return begun;
        });
        return new ChaseTurn(chase, waiting(chase).orElse(null));
    }

    /**
     * Decides what is to be done now that a step's time has come. The calendar is looked at once more: after days
     * without power the step that was planned is stale, and the one that counts today is decided instead, so that an
     * escalation that fell into those days is not lost. Where the policy was amended since and has the next step later,
     * nothing is done until then.
     */
    public void decide(ChaseTurn turn) {
        Chase chase = turn.chase();
        turn.waiting().ifPresent(waiting -> {
            turn.decided(next(chase, waiting).filter(step -> !step.at().isAfter(clock.instant()))
                    .flatMap(step -> policy.decide(chase.kind(), step.workingDaysAfterDue(), chase.timesChased()))
                    .orElse(null));
        });
    }

    /**
     * Posts what was decided, one letter to each person, and counts the step; {@link #plan} writes it down. Where
     * nothing was decided there is nothing to count.
     */
    public void take(ChaseTurn turn) {
        Chase chase = turn.chase();
        turn.decision().ifPresent(decision -> {
            reminders.post(chase, turn.waiting().orElseThrow(), decision);
            Chase after = chase.chased(LocalDate.now(clock), turn.escalates() ? clock.instant() : null);
            turn.taken(after);
            if (turn.escalates()) {
                // Whoever hears of it may end the chase before it plans again.
                chases.update(after);
            }
        });
    }

    /** Plans the next step, or notes that there is none. */
    public Optional<ChaseStep> plan(ChaseTurn turn) {
        Optional<ChaseStep> next = turn.waiting().flatMap(waiting -> next(turn.chase(), waiting));
        chases.update(turn.chase().planned(next.orElse(null)));
        return next;
    }

    /** Nobody is chased any more: what has not gone out yet is taken back. */
    public void end(String processInstanceId) {
        chases.ended(processInstanceId, clock.instant());
        postbox.withdraw(processInstanceId);
    }

    /** Process instances of the chases that run for a piece of work. */
    public List<String> running(String kind, long workId) {
        return chases.find(kind, workId).stream().filter(Chase::isRunning).map(Chase::processInstanceId).toList();
    }

    /** How the work stands now, or nothing once it is no longer waited for. */
    Optional<Waiting> waiting(Chase chase) {
        ChasedWork work = byKind.get(chase.kind());
        if (work == null) {
            throw new IllegalStateException("no feature knows work of kind '" + chase.kind() + "'");
        }
        return work.find(chase.workId());
    }

    private Optional<ChaseStep> next(Chase chase, Waiting waiting) {
        return plan.next(chase.kind(), waiting.dueOn(), chase.timesChased(), chase.chasedOn());
    }
}
