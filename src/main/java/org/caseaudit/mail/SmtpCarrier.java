package org.caseaudit.mail;

import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands messages to the mail server of {@code spring.mail.host}. */
class SmtpCarrier implements Carrier {

    private final JavaMailSender sender;

    SmtpCarrier(JavaMailSender sender) {
        this.sender = sender;
    }

    @Override
    public void carry(MimeMessage message, Instant queuedAt) {
        sender.send(message);
    }
}
