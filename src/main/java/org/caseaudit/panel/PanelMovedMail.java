package org.caseaudit.panel;

import java.time.LocalDate;
import org.caseaudit.mail.MailContent;

/**
 * To chair and lead auditors, with a calendar file in place of the earlier one, when the panel meets another day.
 *
 * @param reference the round, such as {@code 2026-Q4-1}
 * @param before    the day that was announced
 * @param venue     empty where not known yet
 */
public record PanelMovedMail(
        String recipientName, String reference, LocalDate before, LocalDate panelOn, String venue, String link)
        implements MailContent {}
