package org.caseaudit.mail;

/** A message that had failed was handed over after all. */
public record MailRecovered(String messageId) {
}
