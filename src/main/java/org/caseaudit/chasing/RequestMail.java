package org.caseaudit.chasing;

import java.time.LocalDate;
import org.caseaudit.mail.MailContent;

/**
 * To whoever is asked to do a piece of work, when it is asked for.
 *
 * @param what the work, such as {@code Return for CASE-0042}
 * @param reference the round, such as {@code 2026-DA-1}
 * @param whom the agency or owner that is waited for
 * @param workingDaysLate 0 until the due date has passed
 * @param timesChased how many mails have asked for it so far
 */
public record RequestMail(
        String recipientName,
        String what,
        String reference,
        String whom,
        LocalDate dueOn,
        int workingDaysLate,
        int timesChased,
        String link)
        implements MailContent {}
