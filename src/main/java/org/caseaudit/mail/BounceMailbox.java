package org.caseaudit.mail;

import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the mailbox to which undelivered mail comes back, where there is one. Reports about our mail are deleted. */
@Component
class BounceMailbox {

    private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);
    private static final String TIMEOUT = "30000";

    private final BounceMailboxSettings settings;
    private final Bounces bounces;

    BounceMailbox(BounceMailboxSettings settings, Bounces bounces) {
        this.settings = settings;
        this.bounces = bounces;
    }

    /**
     * Takes in what has come back since.
     *
     * @return how many reports were about our mail
     * @throws MessagingException if the mailbox cannot be read
     */
    int read() throws MessagingException {
        try (Store store = Session.getInstance(properties()).getStore(settings.protocol())) {
            store.connect(settings.host(), settings.port() == 0 ? -1 : settings.port(), settings.username(),
                    settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                int ours = 0;
                for (Message message : folder.getMessages()) {
                    if (!message.isSet(Flag.SEEN) && take(message)) {
                        ours++;
                    }
                }
                return ours;
            }
        }
    }

    /** A message is done with once its report is recorded. Until then it is as new, and no other waits for it. */
    private boolean take(Message message) throws MessagingException {
        Optional<BounceReport> report = report(message);
        boolean ours;
        try {
            ours = report.isPresent() && bounces.record(report.get());
        } catch (RuntimeException e) {
            log.error("A report that mail came back could not be recorded and will be read again", e);
            return false;
        }
        message.setFlag(ours ? Flag.DELETED : Flag.SEEN, true);
        return ours;
    }

    private static Optional<BounceReport> report(Message message) {
        try {
            return DeliveryReport.read(message);
        } catch (IOException | MessagingException e) {
            // If it is the connection that broke, the message cannot be marked either and stays as new.
            log.warn("A message in the mailbox of bounces cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        for (String setting : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + settings.protocol() + "." + setting, TIMEOUT);
        }
        // Otherwise the server counts a message as seen as soon as we look into it, before its report is recorded.
        properties.setProperty("mail." + settings.protocol() + ".peek", "true");
        return properties;
    }
}
