package org.caseaudit.mail;

import java.time.Instant;

/**
 * What is on record about a message.
 *
 * @param about references, the round's first
 * @param template such as {@code chasing/overdue}
 * @param handedOverAt when the mail server took it; null as long as it has not
 * @param failedAt the last attempt that failed, kept if a later one succeeded
 * @param error the mail server's words at that attempt
 * @param bouncedAt when it came back from the recipient's server
 */
public record SentMessage(
        Long id,
        String messageId,
        String audience,
        String recipientUser,
        String recipientAddress,
        String template,
        String about,
        String processInstanceId,
        Instant queuedAt,
        Instant handedOverAt,
        Instant failedAt,
        int attempts,
        String error,
        Instant bouncedAt) {

    /** Where a message stands. */
    public enum State {
        QUEUED,
        HANDED_OVER,
        FAILED,
        BOUNCED
    }

    public State state() {
        if (bouncedAt != null) {
            return State.BOUNCED;
        }
        if (handedOverAt != null) {
            return State.HANDED_OVER;
        }
        return failedAt == null ? State.QUEUED : State.FAILED;
    }
}
