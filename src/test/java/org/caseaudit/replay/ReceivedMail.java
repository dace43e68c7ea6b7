package org.caseaudit.replay;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;

/** A mail as it arrived. */
record ReceivedMail(LocalDate on, String to, String subject, String text) {

    static ReceivedMail of(MimeMessage message, ZoneId zone) {
        try {
            Date sent = message.getSentDate();
            return new ReceivedMail(sent == null ? null : LocalDate.ofInstant(sent.toInstant(), zone),
                    ((InternetAddress) message.getAllRecipients()[0]).getAddress(), message.getSubject(),
                    text(message));
        } catch (MessagingException | IOException e) {
            throw new ReplayException("a mail arrived that cannot be read: " + e, e);
        }
    }

    /** All parts, one after the other. */
    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                all.append(text(inner)).append('\n');
            }
            return all.toString();
        }
        return content instanceof String text ? text : "";
    }

    @Override
    public String toString() {
        return on + " to " + to + ": " + subject;
    }
}
