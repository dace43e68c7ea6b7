package org.caseaudit.returns;

import java.time.LocalDate;
import org.caseaudit.mail.MailContent;

/**
 * To the coordinators: an agency asks for more time and waits for the decision.
 *
 * @param what      the work, such as {@code Return for CASE-0042}
 * @param reference the round, such as {@code 2026-DA-1}
 * @param whom      the agency
 * @param dueOn     as it stands now
 * @param wishedOn  what the agency asks for
 */
public record MoreTimeWantedMail(
        String recipientName,
        String what,
        String reference,
        String whom,
        LocalDate dueOn,
        LocalDate wishedOn,
        String link)
        implements MailContent {}
