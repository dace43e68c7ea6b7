package org.caseaudit.wave;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A wave of reminders while nodes die: the packaged application runs as processes of its own on one PostgreSQL with
 * durable commits, and is killed without a chance to clean up.
 */
class WaveFaultsIT {

    private static final int WAVE = 240;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** A node has one message on the wire at a time, and two nodes are killed. */
    private static final int MOST_ON_THE_WIRE = 2;

    @TempDir
    private Path folder;
    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void stopAll() {
        nodes.forEach(Process::destroyForcibly);
    }

    @Test
    void losesNothingAndRepeatsNothingWhenNodesAreKilledInTheMiddle() throws Exception {
        try (EmbeddedPostgres postgres = DurablePostgres.start();
                MailSink sink = new MailSink(0, WaveFaultsIT::takeTime)) {
            JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
            Process first = node(postgres, sink);
            untilStarted(first);
            Process second = node(postgres, sink);
            ProcessEngine planter = planter(postgres);
            untilStarted(second);

            sink.hold();
            plant(postgres, planter);
            until(jdbc, () -> sink.waiting() == 2);
            sink.release();
            until(jdbc, () -> sink.received() >= WAVE / 4);
            kill(second);
            until(jdbc, () -> sink.received() >= WAVE / 2);
            kill(first);
            assertThat(sink.received()).as("killed in the middle").isLessThan(WAVE);

            Process again = node(postgres, sink);
            until(jdbc, () -> count(jdbc, "message where handed_over_at is not null") == WAVE);

            assertThat(again.isAlive()).isTrue();
            assertThat(sink.timesById()).as("each message arrived").hasSize(WAVE);
            assertThat(sink.received() - WAVE).as("messages that came twice").isLessThanOrEqualTo(MOST_ON_THE_WIRE);
            assertThat(count(jdbc, "mail_item where message_id is not null and withdrawn_at is null")).isEqualTo(WAVE);
            assertThat(count(jdbc, "mail_item")).isEqualTo(WAVE);
            assertThat(count(jdbc, "chase where times_chased = 1")).isEqualTo(WAVE);
        }
    }

    /** An engine that only starts chases. */
    private static ProcessEngine planter(EmbeddedPostgres postgres) {
        ProcessEngineConfigurationImpl planter = new StandaloneProcessEngineConfiguration();
        planter.setProcessEngineName("planter");
        planter.setDataSource(postgres.getPostgresDatabase());
        planter.setDatabaseSchemaUpdate("false");
        planter.setHistory("full");
        planter.setIdGenerator(new StrongUuidGenerator());
        planter.setJobExecutorActivate(false);
        return planter.buildProcessEngine();
    }

    /** Requests that fell due yesterday and that nobody has sent yet. */
    private static void plant(EmbeddedPostgres postgres, ProcessEngine planter) {
        Object yesterday = Variables.untypedValue(Date.from(Instant.now().minus(Duration.ofDays(1))), true);
        new Wave(postgres.getPostgresDatabase(), variables -> planter.getRuntimeService()
                .createProcessInstanceByKey("chase").startBeforeActivity("timerEvent_nextStep")
                .setVariables(variables).setVariable("nextStepAt", yesterday).execute())
                .plant("wave", WAVE, LocalDate.now().plusDays(60));
        planter.close();
    }

    private Process node(EmbeddedPostgres postgres, MailSink sink) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-jar", jar().toString(), "--spring.profiles.active=wave", "--server.port=0",
                "--server.address=127.0.0.1", "--logging.level.root=warn",
                "--logging.level.org.caseaudit.CaseAuditApplication=info", "--spring.main.banner-mode=off",
                "--spring.datasource.username=postgres", "--spring.datasource.password=",
                "--spring.datasource.hikari.maximum-pool-size=20",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.mail.host=127.0.0.1", "--spring.mail.port=" + sink.port(), "--case-audit.mail.every=200ms",
                // A dead node's messages and jobs are another's after that long; five minutes outside tests.
                "--case-audit.mail.claim=5s", "--camunda.bpm.job-execution.lock-time-in-millis=5000");
        Process node = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log(nodes.size()).toFile()).start();
        nodes.add(node);
        return node;
    }

    private Path log(int node) {
        return folder.resolve("node-" + node + ".log");
    }

    private void untilStarted(Process node) throws Exception {
        until(() -> read(log(nodes.indexOf(node))).contains("Started CaseAuditApplication"));
    }

    private static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("case-audit-.*\\.jar"))
                    .findFirst().orElseThrow(() -> new IllegalStateException("package the application first"))
                    .toAbsolutePath();
        }
    }

    private static void takeTime() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@code kill -9} does. */
    private static void kill(Process node) throws InterruptedException {
        node.destroyForcibly().waitFor();
    }

    /** Waits, while the working day opens whenever the night of this run would hold the post back. */
    private void until(JdbcClient jdbc, BooleanSupplier reached) throws Exception {
        until(() -> {
            jdbc.sql("update mail_item set not_before = queued_at where not_before > queued_at and message_id is null")
                    .update();
            return reached.getAsBoolean();
        });
    }

    private void until(BooleanSupplier reached) throws Exception {
        long begun = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError("not within " + PATIENCE + "; the nodes said:\n" + output());
            }
            Thread.sleep(20);
        }
    }

    private String output() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int node = 0; node < nodes.size(); node++) {
            all.append("Node ").append(node).append('\n').append(read(log(node)));
        }
        return all.toString();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }
}
