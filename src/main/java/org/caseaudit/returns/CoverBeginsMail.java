package org.caseaudit.returns;

import java.time.LocalDate;
import org.caseaudit.mail.MailContent;

/** To whoever covers for an agency's lead auditor, when it begins. */
public record CoverBeginsMail(
        String recipientName,
        String agency,
        LocalDate fromOn,
        LocalDate untilOn,
        String link)
        implements MailContent {}
