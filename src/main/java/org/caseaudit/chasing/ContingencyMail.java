package org.caseaudit.chasing;

import java.time.LocalDate;
import org.caseaudit.mail.MailContent;

/**
 * To whoever runs the round, when an answer is missing close to the day it is needed: a fallback has to be chosen.
 *
 * @param what the work, such as {@code Return for CASE-0042}
 * @param reference the round, such as {@code 2026-DA-1}
 * @param whom the agency or owner that is waited for
 * @param workingDaysLate 0 until the due date has passed
 * @param timesChased how many mails have asked for it so far
 */
public record ContingencyMail(
        String recipientName,
        String what,
        String reference,
        String whom,
        LocalDate dueOn,
        int workingDaysLate,
        int timesChased,
        String link)
        implements MailContent {}
