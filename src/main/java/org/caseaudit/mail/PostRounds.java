package org.caseaudit.mail;

import jakarta.mail.MessagingException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets this node take the post out and look for what came back, over and over, from the end of its start to the
 * beginning of its end.
 */
@Component
class PostRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PostRounds.class);

    private final PostOffice office;
    private final MailSettings settings;
    private final BounceMailbox mailbox;
    private final BounceMailboxSettings bounces;
    private ScheduledExecutorService senders;

    PostRounds(PostOffice office, MailSettings settings, BounceMailbox mailbox, BounceMailboxSettings bounces) {
        this.office = office;
        this.settings = settings;
        this.mailbox = mailbox;
        this.bounces = bounces;
    }

    @Override
    public void start() {
        if (!settings.deliver()) {
            return;
        }
        senders = Executors.newScheduledThreadPool(settings.senders() + 1, task -> {
            Thread thread = new Thread(task, "post");
            thread.setDaemon(true);
            return thread;
        });
        long pause = settings.every().toMillis();
        for (int i = 0; i < settings.senders(); i++) {
            senders.scheduleWithFixedDelay(this::round, pause, pause, TimeUnit.MILLISECONDS);
        }
        if (bounces.isSet()) {
            long often = bounces.every().toMillis();
            senders.scheduleWithFixedDelay(this::readMailbox, often, often, TimeUnit.MILLISECONDS);
        }
    }

    private void readMailbox() {
        try {
            mailbox.read();
        } catch (MessagingException | RuntimeException e) {
            log.error("The mailbox of bounces cannot be read: {}", ServersWords.of(e));
        }
    }

    private void round() {
        try {
            office.deliver();
        } catch (RuntimeException e) {
            // The database may be away for a while; the next round tries again.
            log.error("The post could not be taken out", e);
        }
    }

    @Override
    public void stop() {
        if (senders == null) {
            return;
        }
        office.close();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(10, TimeUnit.SECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        senders = null;
    }

    @Override
    public boolean isRunning() {
        return senders != null;
    }
}
