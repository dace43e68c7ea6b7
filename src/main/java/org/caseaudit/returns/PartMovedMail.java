package org.caseaudit.returns;

import java.time.LocalDate;
import org.caseaudit.mail.MailContent;

/**
 * To a contributor: the part of a return has another due date.
 *
 * @param what      the work, such as {@code Part of the return for CASE-0042}
 * @param reference the round, such as {@code 2026-DA-1}
 * @param whom      the agency that asked
 * @param dueOn     from now on
 */
public record PartMovedMail(
        String recipientName,
        String what,
        String reference,
        String whom,
        LocalDate dueOn,
        String link)
        implements MailContent {}
