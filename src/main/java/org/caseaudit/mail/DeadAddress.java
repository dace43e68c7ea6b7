package org.caseaudit.mail;

import java.time.Instant;

/**
 * A person's address at which no mail arrives.
 *
 * @param address null or empty where the account has none
 * @param since   when that was found
 * @param reason  the mail server's words, or what is wrong with the address
 */
public record DeadAddress(String recipientUser, String address, Instant since, String reason) {
}
