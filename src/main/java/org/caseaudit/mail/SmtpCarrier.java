package org.caseaudit.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands messages to the mail server of {@code spring.mail.host}, many over one connection. */
class SmtpCarrier implements Carrier {

    /** Servers end a connection that lasts too long; a new one now and then is politer. */
    private static final int MESSAGES_A_CONNECTION = 200;
    private static final int SERVICE_NOT_AVAILABLE = 421;
    /** Enhanced status codes about the address itself; relaying denied (5.7.1) is none of the recipient's fault. */
    private static final Pattern BAD_ADDRESS = Pattern.compile("\\b5\\.1\\.\\d{1,3}\\b");

    private final JavaMailSenderImpl server;

    SmtpCarrier(JavaMailSenderImpl server) {
        this.server = server;
    }

    @Override
    public Run start() throws ServerAwayException {
        return new Connection();
    }

    private Transport connect() throws ServerAwayException {
        try {
            String protocol = server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
            Transport transport = server.getSession().getTransport(protocol);
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            return transport;
        } catch (MessagingException e) {
            throw new ServerAwayException(e);
        }
    }

    private final class Connection implements Run {

        private Transport transport;
        private int carried;

        private Connection() throws ServerAwayException {
            transport = connect();
        }

        @Override
        public void carry(MimeMessage message, Instant queuedAt)
                throws ServerAwayException, RecipientRefusedException, MessagingException {
            if (carried >= MESSAGES_A_CONNECTION) {
                reconnect();
            }
            try {
                send(message);
            } catch (ServerAwayException e) {
                if (carried == 0) {
                    throw e;
                }
                // It may only have tired of this connection.
                reconnect();
                send(message);
            }
            carried++;
        }

        private void send(MimeMessage message)
                throws ServerAwayException, RecipientRefusedException, MessagingException {
            try {
                transport.sendMessage(message, message.getAllRecipients());
            } catch (MessagingException e) {
                if (isAway(e)) {
                    throw new ServerAwayException(e);
                }
                if (refusedRecipient(e) instanceof SMTPAddressFailedException refused) {
                    throw new RecipientRefusedException(MailRenderer.oneLine(refused.getMessage()), e);
                }
                throw e;
            }
        }

        private void reconnect() throws ServerAwayException {
            close();
            carried = 0;
            transport = connect();
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // It is gone, which is all that was wanted.
            }
        }
    }

    private static boolean isAway(MessagingException failure) {
        if (failure instanceof SMTPSendFailedException answer) {
            return answer.getReturnCode() == SERVICE_NOT_AVAILABLE || answer.getReturnCode() < 0;
        }
        return !(failure instanceof SendFailedException);
    }

    private static MessagingException refusedRecipient(MessagingException failure) {
        for (Exception next = failure; next instanceof MessagingException e; next = e.getNextException()) {
            if (e instanceof SMTPAddressFailedException address && isBadAddress(address)) {
                return address;
            }
        }
        return null;
    }

    private static boolean isBadAddress(SMTPAddressFailedException answer) {
        Matcher status = BAD_ADDRESS.matcher(String.valueOf(answer.getMessage()));
        return answer.getReturnCode() >= 500 && status.find();
    }
}
