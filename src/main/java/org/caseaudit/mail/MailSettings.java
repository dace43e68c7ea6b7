package org.caseaudit.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves the application.
 *
 * @param from the sender, with or without a display name
 * @param replyTo where answers go; empty: to the sender
 * @param directory where mail is written as files when no mail server is set
 * @param deliver whether this node takes the post out; off in tests, which do it when they say so
 * @param every how often it looks for post
 * @param senders how many messages it may have on the wire at a time; after a crash each of them may go out twice
 * @param pauses before a message is tried again; the last one is repeated, and each failure from there on is an incident
 * @param claim for how long a sender has the messages it is at, renewed at half of it: so much later others take over
 *     what a dead node left, and no hand-over may last half as long
 */
@ConfigurationProperties("case-audit.mail")
public record MailSettings(
        @DefaultValue("Case audit <case-audit@partnership.example>") String from,
        String replyTo,
        @DefaultValue("./data/mail") Path directory,
        @DefaultValue("true") boolean deliver,
        @DefaultValue("15s") Duration every,
        @DefaultValue("1") int senders,
        @DefaultValue({"1m", "5m", "30m", "1h"}) List<Duration> pauses,
        @DefaultValue("5m") Duration claim) {

    public MailSettings {
        replyTo = replyTo == null || replyTo.isBlank() ? null : replyTo;
        parse("from", from);
        if (replyTo != null) {
            parse("reply-to", replyTo);
        }
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty() || pauses.stream().anyMatch(pause -> pause.toMillis() < 1)) {
            throw new IllegalArgumentException("case-audit.mail.pauses must name pauses, such as 1m,5m: " + pauses);
        }
        if (senders < 1 || every.toMillis() < 1 || claim.toMillis() < 1) {
            throw new IllegalArgumentException("case-audit.mail.senders, every and claim must be positive");
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

    /** The pause after that many failures. */
    Duration pauseAfter(int failures) {
        return pauses.get(Math.min(failures, pauses.size()) - 1);
    }

    /** Whether a message that failed so often needs somebody to look. */
    boolean needsHelp(int failures) {
        return failures > pauses.size();
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
