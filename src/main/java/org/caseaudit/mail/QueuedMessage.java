package org.caseaudit.mail;

import java.time.Instant;
import org.caseaudit.identity.Person;

/**
 * A message that waits for the mail server.
 *
 * @param recipient as looked up when the message was made; the address may have been put right since
 */
record QueuedMessage(String messageId, Person recipient, int attempts, Instant queuedAt) {
}
