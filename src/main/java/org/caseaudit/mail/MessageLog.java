package org.caseaudit.mail;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was sent to whom, oldest first. */
@Service
@Transactional(readOnly = true)
public class MessageLog {

    private final MessageRepository messages;
    private final Clock clock;

    MessageLog(MessageRepository messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** Messages about exactly these references or something below: {@code 2026-DA-1} finds all of that round. */
    public List<SentMessage> about(String references) {
        return messages.findByAboutOrAboutStartingWithOrderByQueuedAtAscIdAsc(references, references + " ").stream()
                .map(Message::toSentMessage)
                .toList();
    }

    /** Messages that a process instance sent. */
    public List<SentMessage> ofProcessInstance(String processInstanceId) {
        return messages.findByProcessInstanceIdOrderByQueuedAtAscIdAsc(processInstanceId).stream()
                .map(Message::toSentMessage)
                .toList();
    }

    /** Messages that reached nobody: failed and not handed over since, or come back. */
    public List<SentMessage> failures() {
        return messages.findUndelivered().stream().map(Message::toSentMessage).toList();
    }

    /**
     * Notes that a message came back from the recipient's server.
     *
     * @return whether the message id is one of ours
     */
    @Transactional
    public boolean recordBounce(String messageId) {
        Optional<Message> message = messages.findByMessageId(messageId);
        message.ifPresent(found -> found.bounced(clock.instant()));
        return message.isPresent();
    }
}
