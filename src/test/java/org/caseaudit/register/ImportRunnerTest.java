package org.caseaudit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;

/** What the runner does when the database does not do its part. */
@ExtendWith(OutputCaptureExtension.class)
class ImportRunnerTest {

    private final CountDownLatch aliveAgain = new CountDownLatch(1);
    private Exception failure;
    private final ImportRunner runner =
            new ImportRunner(new FailingImport(), new FirstUnreachableLog(), TransactionOperations.withoutTransaction());

    @AfterEach
    void stop() throws InterruptedException {
        runner.destroy();
    }

    @Test
    void doesAgainWhatFailed() {
        AtomicInteger times = new AtomicInteger();
        runner.every(Duration.ofMillis(1), () -> {
            times.incrementAndGet();
            throw new DataAccessResourceFailureException("away");
        });
        await().until(() -> times.get() > 2);
    }

    @Test
    void goesOnTellingThatAnImportIsAliveWhenThatFailedOnce() throws IOException {
        run(null);
        assertThat(aliveAgain.getCount()).as("signs of life after the first, which failed").isZero();
    }

    @Test
    void tellsWhyAnImportFailedAndNothingOfWhatItRead(CapturedOutput output) throws IOException {
        SQLException quoting = new SQLException("Key (case_ref)=(CASE-0042) is there already", "23505");
        run(RegisterLoader.failed(quoting));
        run(new DataIntegrityViolationException(quoting.getMessage(), quoting));
        run(new IOException("cannot read CASE-0042"));
        assertThat(output).containsSubsequence("SQL state 23505", "java.sql.SQLException", "SQL state 23505",
                "java.io.IOException").doesNotContain("CASE-0042");
    }

    private void run(Exception how) throws IOException {
        failure = how;
        HeldExtract extract = HeldExtract.of(Extracts.file("case_ref,open\nCASE-0042,yes\n"),
                new ExtractFormat(StandardCharsets.UTF_8, ','), Map.of(), Instant.EPOCH);
        CompletableFuture<ImportCounts> running = runner.run(1, extract);
        if (how == null) {
            running.join();
        } else {
            assertThatThrownBy(running::join).isInstanceOf(CompletionException.class);
        }
    }

    private final class FailingImport extends CaseRegisterImport {

        private FailingImport() {
            super(null, null);
        }

        @Override
        ImportCounts take(ExtractFile file, ExtractFormat format, Map<String, String> chosen, IntConsumer progress)
                throws IOException {
            if (failure instanceof IOException e) {
                throw e;
            } else if (failure instanceof RuntimeException e) {
                throw e;
            }
            try {
                aliveAgain.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new ImportCounts(1, 0, 0, 0, 0);
        }
    }

    private final class FirstUnreachableLog extends ImportLog {

        private boolean unreachable = true;

        private FirstUnreachableLog() {
            super(null, null, Clock.systemUTC());
        }

        @Override
        void alive(long id, int rowsRead) {
            if (unreachable) {
                unreachable = false;
                throw new DataAccessResourceFailureException("away");
            }
            aliveAgain.countDown();
        }

        @Override
        void done(long id, ImportCounts counts) {
        }

        @Override
        void ended(long id, ImportState state) {
        }
    }
}
