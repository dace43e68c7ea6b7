package org.caseaudit.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves the application.
 *
 * @param from the sender, with or without a display name
 * @param replyTo where answers go; empty: to the sender
 * @param directory where mail is written as files when no mail server is set
 */
@ConfigurationProperties("case-audit.mail")
public record MailSettings(
        @DefaultValue("Case audit <case-audit@partnership.example>") String from,
        String replyTo,
        @DefaultValue("./data/mail") Path directory) {

    public MailSettings {
        replyTo = replyTo == null || replyTo.isBlank() ? null : replyTo;
        parse("from", from);
        if (replyTo != null) {
            parse("reply-to", replyTo);
        }
    }

    InternetAddress sender() {
        return parse("from", from);
    }

    /** Null if answers go to the sender. */
    InternetAddress answersTo() {
        return replyTo == null ? null : parse("reply-to", replyTo);
    }

    /** The part of the sender's address after the @, in which our message ids are unique. */
    String domain() {
        String address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress parse(String setting, String value) {
        try {
            return new InternetAddress(value, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "case-audit.mail.%s is not a mail address: %s".formatted(setting, value), e);
        }
    }
}
