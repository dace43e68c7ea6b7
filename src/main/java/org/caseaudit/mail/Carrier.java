package org.caseaudit.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;

/** Takes finished messages away: to the mail server, or to a directory where there is none. */
interface Carrier {

    /**
     * Starts a run.
     *
     * @throws ServerAwayException if the mail server cannot be reached
     */
    Run start() throws ServerAwayException;

    /** Carries one message after the other. */
    interface Run extends AutoCloseable {

        /**
         * Returns once the message is in other hands.
         *
         * @throws ServerAwayException if the mail server has gone, whichever message it may be
         * @throws RecipientRefusedException if the mail server knows no such recipient
         * @throws MessagingException if the mail server does not take this message
         */
        void carry(MimeMessage message, Instant queuedAt)
                throws ServerAwayException, RecipientRefusedException, MessagingException, IOException;

        @Override
        void close();
    }
}
