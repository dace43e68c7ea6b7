package org.caseaudit.chasing;

import java.util.List;
import java.util.Optional;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.mail.MessageLog;
import org.caseaudit.mail.SentMessage;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What chases have done and will do, for those who watch them. For lists over many, read models join the tables
 * {@code chase}, {@code mail_item} (by process instance) and {@code message} (by message id).
 */
@Service
@Transactional(readOnly = true)
public class ChaseLog {

    private final ChaseStore chases;
    private final MessageLog messages;
    private final ChasePolicy policy;
    private final WorkingCalendar calendar;

    ChaseLog(ChaseStore chases, MessageLog messages, ChasePolicy policy, WorkingCalendar calendar) {
        this.chases = chases;
        this.messages = messages;
        this.policy = policy;
        this.calendar = calendar;
    }

    /** The chase that is this instance of the process {@code chase}. */
    public Optional<Chase> chase(String processInstanceId) {
        return chases.find(processInstanceId);
    }

    /** The chases for a piece of work, the oldest first; one that was sent back is chased anew. */
    public List<Chase> chases(String kind, long workId) {
        return chases.find(kind, workId);
    }

    /** What was sent for a chase, to whom and when, the oldest first. */
    public List<SentMessage> messages(Chase chase) {
        return messages.ofProcessInstance(chase.processInstanceId());
    }

    /** What comes next; nothing where the policy has no more to say or the chase is over. */
    public Optional<NextStep> next(Chase chase) {
        if (chase.nextStepAt() == null) {
            return Optional.empty();
        }
        return policy.decide(chase.kind(), chase.nextStepDay(), chase.timesChased())
                .map(decision -> new NextStep(chase.nextStepAt(), calendar.nextWorkingMorning(chase.nextStepAt()),
                        chase.nextStepDay(), decision));
    }
}
