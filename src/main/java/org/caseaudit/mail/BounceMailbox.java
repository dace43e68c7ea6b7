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

    private boolean take(Message message) throws MessagingException {
        try {
            Optional<BounceReport> report = DeliveryReport.read(message);
            boolean ours = report.isPresent() && bounces.record(report.get());
            message.setFlag(ours ? Flag.DELETED : Flag.SEEN, true);
            return ours;
        } catch (IOException e) {
            log.warn("A message in the mailbox of bounces cannot be read: {}", e.getMessage());
            return false;
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        for (String setting : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + settings.protocol() + "." + setting, TIMEOUT);
        }
        return properties;
    }
}
