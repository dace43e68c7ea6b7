package org.caseaudit.returns;

import org.caseaudit.mail.MailContent;

/**
 * To the agency's auditor: a part of a return that was handed over has come back.
 *
 * @param what      the work, such as {@code Part of the return for CASE-0042}
 * @param reference the round, such as {@code 2026-DA-1}
 * @param whom      who was asked
 */
public record PartInMail(
        String recipientName,
        String what,
        String reference,
        String whom,
        String link)
        implements MailContent {}
