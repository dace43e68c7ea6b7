package org.caseaudit.mail;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets this node take the post out, over and over, from the end of its start to the beginning of its end. */
@Component
class PostRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PostRounds.class);

    private final PostOffice office;
    private final MailSettings settings;
    private ScheduledExecutorService senders;

    PostRounds(PostOffice office, MailSettings settings) {
        this.office = office;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (!settings.deliver()) {
            return;
        }
        senders = Executors.newScheduledThreadPool(settings.senders(), task -> {
            Thread thread = new Thread(task, "post");
            thread.setDaemon(true);
            return thread;
        });
        long pause = settings.every().toMillis();
        for (int i = 0; i < settings.senders(); i++) {
            senders.scheduleWithFixedDelay(this::round, pause, pause, TimeUnit.MILLISECONDS);
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
