package org.caseaudit.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends mail and keeps a row of every message. Meant for asynchronous steps of a process: what cannot be handed over
 * is thrown, so that the engine tries again and at last raises an incident.
 *
 * <p>The row is written in transactions of its own, so that it stays when the caller rolls back. A message is handed
 * over at most once as long as the application lives; if it dies between the server's "250 OK" and our commit, the
 * retry sends a duplicate under the same message id, which mail programs recognise.
 *
 * <p>Each call needs a second database connection while the caller holds one.
 */
@Service
public class Postbox {

    private static final Logger log = LoggerFactory.getLogger(Postbox.class);
    private static final int LONGEST_ADDRESS = 320;

    private final MessageRepository messages;
    private final Carrier carrier;
    private final MailRenderer renderer;
    private final MailSettings settings;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final Session session = Session.getInstance(new Properties());

    Postbox(
            MessageRepository messages,
            Carrier carrier,
            MailRenderer renderer,
            MailSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.messages = messages;
        this.carrier = carrier;
        this.renderer = renderer;
        this.settings = settings;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Hands a letter over, unless one with the same key has been already.
     *
     * @throws NoAddressException if the recipient has no usable address
     * @throws MailNotSentException if the server is away or refuses the message
     */
    public void send(Letter letter) {
        RenderedMail rendered = renderer.render(letter.content());
        String messageId = messageId(letter.messageKey());
        Message message = queue(letter, messageId, rendered.template());
        if (message.isHandedOver()) {
            log.debug("Message {} was handed over before", messageId);
            return;
        }
        try {
            InternetAddress recipient = recipient(letter.recipient());
            carrier.carry(compose(messageId, recipient, rendered), message.queuedAt());
        } catch (NoAddressException e) {
            update(messageId, row -> row.failed(clock.instant(), e.getMessage()));
            throw e;
        } catch (Exception e) {
            String reason = serversWords(e);
            update(messageId, row -> row.failed(clock.instant(), reason));
            throw new MailNotSentException(rendered.template(), letter.about(), reason, e);
        }
        update(messageId, row -> row.handedOver(clock.instant()));
    }

    /**
     * Sends to several people, so that one bad address keeps the message from nobody else: each letter is tried, then
     * the first failure is thrown with the others suppressed in it.
     */
    public void sendAll(Collection<Letter> letters) {
        RuntimeException failure = null;
        for (Letter letter : letters) {
            try {
                send(letter);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Message queue(Letter letter, String messageId, String template) {
        return ownTransaction.execute(status -> {
            Message message = messages.findByMessageId(messageId)
                    .orElseGet(() -> new Message(messageId, letter, template, clock.instant()));
            if (!message.isHandedOver()) {
                message.attempt(storable(letter.recipient().address()));
            }
            return messages.save(message);
        });
    }

    private void update(String messageId, Consumer<Message> change) {
        ownTransaction.executeWithoutResult(
                status -> change.accept(messages.findByMessageId(messageId).orElseThrow()));
    }

    private String messageId(String messageKey) {
        return "<%s@%s>".formatted(Digest.of(messageKey).substring(0, 32), settings.domain());
    }

    private static InternetAddress recipient(Letter.Recipient recipient) {
        String address = recipient.address();
        if (address == null || address.isBlank()) {
            throw new NoAddressException(recipient.userId(), "the account has no mail address");
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            // Bare addresses only: anything more could smuggle in a second recipient or a header.
            if (!parsed.getAddress().equals(address) || address.length() > LONGEST_ADDRESS) {
                throw new AddressException("Not a bare address");
            }
            parsed.setPersonal(MailRenderer.oneLine(recipient.name()), StandardCharsets.UTF_8.name());
            return parsed;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new NoAddressException(recipient.userId(), "the account's mail address is not valid");
        }
    }

    private MimeMessage compose(String messageId, InternetAddress recipient, RenderedMail rendered)
            throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative", part(rendered.text(), "plain"),
                part(rendered.html(), "html"));
        MimeMessage message = new MimeMessage(session);
        message.setFrom(settings.sender());
        if (settings.answersTo() != null) {
            message.setReplyTo(new InternetAddress[] {settings.answersTo()});
        }
        message.setRecipient(RecipientType.TO, recipient);
        message.setSubject(rendered.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(alternatives);
        message.saveChanges();
        // Saving makes up an id; ours replaces it last.
        message.setHeader("Message-ID", messageId);
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text.replace("\n", "\r\n"), StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static String storable(String address) {
        String line = MailRenderer.oneLine(address);
        return line.length() > LONGEST_ADDRESS ? line.substring(0, LONGEST_ADDRESS) : line;
    }

    /** The messages of the failure and its causes: the server's answer is the innermost. */
    private static String serversWords(Exception failure) {
        Throwable outermost = failure;
        if (failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
            outermost = sending.getMessageExceptions()[0];
        }
        Set<String> words = new LinkedHashSet<>();
        for (Throwable cause = outermost; cause != null && words.size() < 10; cause = cause.getCause()) {
            words.add(MailRenderer.oneLine(cause.getMessage() == null ? cause.toString() : cause.getMessage()));
        }
        return String.join("; ", words);
    }
}
