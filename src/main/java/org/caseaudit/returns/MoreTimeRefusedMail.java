package org.caseaudit.returns;

import java.time.LocalDate;
import org.caseaudit.mail.MailContent;

/**
 * To the agency's auditor: an agency asked for more time and the due date stays.
 *
 * @param what      the work, such as {@code Return for CASE-0042}
 * @param reference the round, such as {@code 2026-DA-1}
 * @param dueOn     from now on
 */
public record MoreTimeRefusedMail(
        String recipientName,
        String what,
        String reference,
        LocalDate dueOn,
        String link)
        implements MailContent {}
