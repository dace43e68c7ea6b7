package org.caseaudit.mail;

/** A message that had failed needs no more help: it was handed over, taken back, or others are told instead. */
public record MailRecovered(String messageId) {
}
