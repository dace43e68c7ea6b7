package org.caseaudit.mail;

import java.time.Instant;

/**
 * What is on record about a message.
 *
 * @param audience the first one's where it is about several things
 * @param about references, the round's first; of several things one after the other, with commas
 * @param template such as {@code chasing/overdue}
 * @param handedOverAt when the mail server took it; null as long as it has not
 * @param failedAt the last attempt that failed, kept if a later one succeeded
 * @param error the mail server's words at that attempt
 * @param bouncedAt when it came back from the recipient's server
 * @param bounceWords what that server said
 * @param nextAttemptAt when it is tried next; null if it is not
 * @param withdrawnAt when it was taken back before it went, because all that it was about was done
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
        Instant bouncedAt,
        String bounceWords,
        Instant nextAttemptAt,
        Instant withdrawnAt) {

    /** Where a message stands. */
    public enum State {
        QUEUED,
        HANDED_OVER,
        FAILED,
        BOUNCED,
        WITHDRAWN
    }

    public State state() {
        if (bouncedAt != null) {
            return State.BOUNCED;
        }
        if (handedOverAt != null) {
            return State.HANDED_OVER;
        }
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        return failedAt == null ? State.QUEUED : State.FAILED;
    }
}
