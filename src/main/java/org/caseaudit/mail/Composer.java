package org.caseaudit.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseaudit.identity.Person;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.stereotype.Component;

/** Makes the message that goes over the wire: plain text and HTML of the same words, and a calendar file if there is one. */
@Component
class Composer {

    private static final int LONGEST_ADDRESS = 320;
    /** Of SMTP's 1,000, without the line's end. */
    private static final int LONGEST_LINE = 998;

    static {
        // Without it the mail library looks through every jar of the class path for each part of each message.
        String provider = StreamProvider.class.getName();
        System.setProperty(provider, System.getProperty(provider, MailStreamProvider.class.getName()));
    }

    private final MailRenderer renderer;
    private final MailSettings settings;
    private final Clock clock;
    private final InternetAddress from;
    private final Session session = Session.getInstance(new Properties());

    Composer(MailRenderer renderer, MailSettings settings, Clock clock) {
        this.renderer = renderer;
        this.settings = settings;
        this.clock = clock;
        this.from = settings.sender();
    }

    /** Derived from what is in the message, so that it stays the same however often it is tried. */
    String messageId(MailItem first) {
        return "<%s@%s>".formatted(DigestUtils.sha256Hex(first.key()).substring(0, 32), settings.domain());
    }

    MimeMessage compose(String messageId, Person recipient, List<MailItem> items)
            throws MessagingException, IOException {
        MailItem first = items.get(0);
        RenderedMail mail = items.size() > 1
                ? renderer.renderSeveral(recipient.name(), items)
                : new RenderedMail(first.template(), first.subject(), null, null, first.body(), first.link());
        MimeMessage message = new MimeMessage(session);
        message.setFrom(from);
        if (settings.answersTo() != null) {
            message.setReplyTo(new InternetAddress[] {settings.answersTo()});
        }
        message.setRecipient(RecipientType.TO, address(recipient));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(content(mail, first.calendar()));
        message.saveChanges();
        // Saving makes up an id; ours replaces it last.
        message.setHeader("Message-ID", messageId);
        return message;
    }

    /** Why no mail can be sent to that address; null if it can. */
    static String unusable(String address) {
        if (address == null || address.isBlank()) {
            return "the account has no mail address";
        }
        try {
            // Bare addresses only: anything more could smuggle in a second recipient or a header.
            boolean bare = new InternetAddress(address, true).getAddress().equals(address);
            return bare && address.length() <= LONGEST_ADDRESS ? null : "the account's mail address is not valid";
        } catch (AddressException e) {
            return "the account's mail address is not valid";
        }
    }

    private static InternetAddress address(Person recipient) throws AddressException, UnsupportedEncodingException {
        InternetAddress address = new InternetAddress(recipient.email(), true);
        address.setPersonal(MailRenderer.oneLine(recipient.name()), StandardCharsets.UTF_8.name());
        return address;
    }

    private MimeMultipart content(RenderedMail mail, String calendar) throws MessagingException, IOException {
        MimeMultipart alternatives = new MimeMultipart("alternative",
                part(renderer.text(mail), "plain"), part(renderer.html(mail), "html"));
        if (calendar == null) {
            return alternatives;
        }
        MimeBodyPart words = new MimeBodyPart();
        words.setContent(alternatives);
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(
                new ByteArrayDataSource(calendar.getBytes(StandardCharsets.UTF_8), "text/calendar; charset=UTF-8")));
        file.setFileName("panel.ics");
        return new MimeMultipart("mixed", words, file);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(
                new ByteArrayDataSource(bytes, "text/%s; charset=UTF-8".formatted(subtype))));
        // Said here, the library need not find it out by encoding each part once more.
        part.setHeader("Content-Transfer-Encoding", isPlain(bytes) ? "7bit" : "quoted-printable");
        return part;
    }

    /** Whether it may go over any wire as it is. */
    private static boolean isPlain(byte[] text) {
        int column = 0;
        for (byte octet : text) {
            column = octet == '\n' ? 0 : column + 1;
            if (octet <= 0 || column > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }
}
