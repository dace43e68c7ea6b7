package org.caseaudit.register;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Imports beside the requests that asked for it and tells the log how far it is. When the application is stopped, the
 * import ends and nothing was changed; when it is killed, the database sees to the same.
 */
@Component
class ImportRunner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int FAREWELL_SECONDS = 20;

    private final CaseRegisterImport register;
    private final ImportLog log;
    private final TransactionOperations transaction;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(daemon("register-import"));
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(daemon("register-ticker"));
    private volatile boolean stopping;

    ImportRunner(CaseRegisterImport register, ImportLog log, TransactionOperations transaction) {
        this.register = register;
        this.log = log;
        this.transaction = transaction;
    }

    private static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Imports the extract, which is gone afterwards, come what may. */
    CompletableFuture<ImportCounts> run(long id, HeldExtract extract) {
        return CompletableFuture.supplyAsync(() -> {
            try (ExtractFile file = extract.file(); Heartbeat heartbeat = new Heartbeat(id)) {
                return take(id, extract, heartbeat);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        }, worker);
    }

    private ImportCounts take(long id, HeldExtract extract, Heartbeat heartbeat) {
        try {
            return transaction.execute(status -> {
                ImportCounts counts;
                try {
                    counts = register.take(extract.file(), extract.format(), extract.chosen(), heartbeat::rows);
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
                heartbeat.close();
                log.done(id, counts);
                return counts;
            });
        } catch (RegisterRefusedException e) {
            heartbeat.close();
            log.refused(id, e.rows());
            throw e;
        } catch (CancellationException e) {
            log.ended(id, ImportState.INTERRUPTED);
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Import {} failed: {}", id, reason(e));
            log.ended(id, ImportState.FAILED);
            throw e;
        }
    }

    /** Other messages than ours may quote a row. */
    private static String reason(RuntimeException e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        Throwable told = cause instanceof SQLException refused ? RegisterLoader.failed(refused) : cause;
        String name = cause.getClass().getName();
        return told instanceof RegisterLoader.Failed ? name + ", " + told.getMessage() : name;
    }

    /** Does something over and over for as long as the application runs, whether or not it went well the last time. */
    ScheduledFuture<?> every(Duration pause, Runnable work) {
        return ticker.scheduleWithFixedDelay(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                // The database may be away for a while. The message may quote a row.
                LOG.warn("What is done again and again failed this time: {}", e.getClass().getName());
            }
        }, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        ticker.shutdown();
        worker.shutdown();
        worker.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
    }

    /** Writes down every second how far an import is. */
    private final class Heartbeat implements AutoCloseable {

        private final long id;
        private final ScheduledFuture<?> beats;
        private volatile int rows;
        private volatile boolean over;

        private Heartbeat(long id) {
            this.id = id;
            beats = every(Duration.ofSeconds(1), this::beat);
        }

        private void rows(int read) {
            rows = read;
            if (stopping) {
                throw new CancellationException("the application is being stopped");
            }
        }

        private synchronized void beat() {
            if (!over) {
                log.alive(id, rows);
            }
        }

        /** After this the record of the import is the importer's own. */
        @Override
        public synchronized void close() {
            over = true;
            beats.cancel(false);
        }
    }
}
