package org.caseaudit.mail;

import java.time.Instant;

/**
 * A message that waits for the mail server.
 *
 * @param address as it was looked up when the message was made; may have been put right since
 */
record QueuedMessage(String messageId, String recipientUser, String address, int attempts, Instant queuedAt) {
}
