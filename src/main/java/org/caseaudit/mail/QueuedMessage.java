package org.caseaudit.mail;

import java.time.Instant;
import org.caseaudit.identity.Person;

/**
 * A message that waits for the mail server, in the hands of one sender.
 *
 * @param claimedBy the sender that alone may send it, as long as the claim lasts
 * @param recipient as looked up when the message was made; the address may have been put right since
 */
record QueuedMessage(
        long id, String claimedBy, String messageId, Person recipient, int attempts, Instant queuedAt) {
}
