package org.caseaudit.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a delivery status notification as mail servers send it back: {@code multipart/report} of RFC 3464. */
final class DeliveryReport {

    private String messageId;
    private String recipient;
    private String status;
    private String words;

    private DeliveryReport() {}

    /** What the message reports, or nothing if it is no such report. */
    static Optional<BounceReport> read(Part message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report")) {
            return Optional.empty();
        }
        DeliveryReport report = new DeliveryReport();
        Multipart parts = (Multipart) message.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            report.take(parts.getBodyPart(i));
        }
        try {
            return Optional.of(new BounceReport(report.messageId, report.recipient, report.status, report.words));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void take(Part part) throws MessagingException, IOException {
        if (part.isMimeType("message/delivery-status")) {
            status(part);
        } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
            // The stream rather than the content: of a message cut short the headers are enough.
            try (InputStream in = part.getInputStream()) {
                messageId = new InternetHeaders(in).getHeader("Message-ID", null);
            }
        }
    }

    /** One block of fields about the message, then one about each recipient; ours go to one. */
    private void status(Part part) throws MessagingException, IOException {
        try (BufferedInputStream in = new BufferedInputStream(part.getInputStream())) {
            for (in.mark(1); in.read() >= 0; in.mark(1)) {
                in.reset();
                InternetHeaders fields = new InternetHeaders(in);
                String to = fields.getHeader("Final-Recipient", null);
                if (to != null) {
                    recipient = afterType(to);
                    status = fields.getHeader("Status", null);
                    words = afterType(fields.getHeader("Diagnostic-Code", null));
                }
            }
        }
        if (status != null) {
            // A comment may follow: 5.1.1 (bad destination mailbox address).
            status = status.strip().split("\\s", 2)[0];
        }
    }

    /** {@code rfc822; dana@police.test} is an address of the type rfc822. */
    private static String afterType(String field) {
        return field == null ? null : MailRenderer.oneLine(field.substring(field.indexOf(';') + 1));
    }
}
