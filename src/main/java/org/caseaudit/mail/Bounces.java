package org.caseaudit.mail;

import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in reports of messages that came back, whichever way they arrive. */
@Service
class Bounces {

    private final MailStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Bounces(MailStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records the report. The recipient counts as not reached from now on, until the address is mended; the same report
     * a second time changes nothing.
     *
     * @return whether it is about a message of ours
     */
    @Transactional
    boolean record(BounceReport report) {
        Optional<SentMessage> sent = report.messageId() != null
                ? store.byMessageId(report.messageId()) : store.lastTo(report.recipient());
        sent.filter(message -> report.isFinal()
                        && store.bounced(message.messageId(), report.reason(), clock.instant()))
                .ifPresent(message -> notReached(message, report.reason()));
        return sent.isPresent();
    }

    private void notReached(SentMessage message, String reason) {
        store.addressDied(message.recipientUser(), message.recipientAddress(), reason, clock.instant());
        events.publishEvent(NotReached.of(message.messageId(), message.recipientUser(), reason,
                store.items(message.messageId())));
    }
}
