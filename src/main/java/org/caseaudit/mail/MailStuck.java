package org.caseaudit.mail;

import java.util.Set;

/**
 * A message has failed so often that somebody should look; it goes on being tried.
 *
 * @param error            the mail server's words
 * @param processInstances whose mail it is
 */
public record MailStuck(String messageId, String error, Set<String> processInstances) {

    public MailStuck {
        processInstances = Set.copyOf(processInstances);
    }
}
