package org.caseaudit.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;

/** Takes a finished message away: to the mail server, or to a directory where there is none. */
interface Carrier {

    /** Returns once the message is in other hands. */
    void carry(MimeMessage message, Instant queuedAt) throws MessagingException, IOException;
}
