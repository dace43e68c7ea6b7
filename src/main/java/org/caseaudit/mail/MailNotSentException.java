package org.caseaudit.mail;

/** A message could not be handed over. It is recorded as failed; sending it again may succeed. */
public class MailNotSentException extends RuntimeException {

    MailNotSentException(String template, String about, String reason, Throwable cause) {
        super("Mail '%s' about %s was not handed over: %s".formatted(template, about, reason), cause);
    }
}
