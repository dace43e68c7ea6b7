package org.caseaudit.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox to which undelivered mail comes back.
 *
 * @param host   empty: there is none
 * @param protocol {@code imaps}, {@code imap}, {@code pop3s} or {@code pop3}
 * @param port   0: the protocol's own
 * @param folder where bounces lie; a POP mailbox has only INBOX
 * @param every  how often it is read
 */
@ConfigurationProperties("case-audit.mail.bounces")
record BounceMailboxSettings(
        String host,
        @DefaultValue("imaps") String protocol,
        @DefaultValue("0") int port,
        String username,
        String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("5m") Duration every) {

    boolean isSet() {
        return host != null && !host.isBlank();
    }

    /** The password must not end up in a log. */
    @Override
    public String toString() {
        return protocol + "://" + host + "/" + folder;
    }
}
