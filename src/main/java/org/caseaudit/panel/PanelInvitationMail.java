package org.caseaudit.panel;

import java.time.LocalDate;
import org.caseaudit.mail.MailContent;

/**
 * To chair and lead auditors, with a calendar file, once the sample is confirmed.
 *
 * @param reference the round, such as {@code 2026-Q4-1}
 * @param venue     empty where not known yet
 */
public record PanelInvitationMail(
        String recipientName, String reference, LocalDate panelOn, String venue, String link) implements MailContent {}
