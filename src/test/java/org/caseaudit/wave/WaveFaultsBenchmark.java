package org.caseaudit.wave;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.caseaudit.CaseAuditApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A wave of reminders while nodes die: the packaged application runs as processes of its own on one PostgreSQL with
 * durable commits, and is killed without a chance to clean up.
 */
class WaveFaultsBenchmark {

    private static final int WAVE = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** A node has one message on the wire at a time, and two nodes are killed. */
    private static final int MOST_ON_THE_WIRE = 2;

    @TempDir
    private Path folder;
    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void stopAll() {
        nodes.forEach(Process::destroyForcibly);
        ClockUtil.reset();
    }

    @Test
    void losesNothingAndRepeatsNothingWhenNodesAreKilledInTheMiddle() throws Exception {
        try (EmbeddedPostgres postgres = DurablePostgres.start(); MailSink sink = new MailSink(0, WaveFaultsBenchmark::takeTime)) {
            plant(postgres);
            JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());

            Process alone = node(postgres, sink);
            until(jdbc, () -> sink.received() >= WAVE / 5);
            kill(alone);
            assertThat(sink.received()).as("killed in the middle").isLessThan(WAVE);

            sink.hold();
            Process first = node(postgres, sink);
            Process second = node(postgres, sink);
            until(jdbc, () -> sink.waiting() == 2);
            sink.release();
            until(jdbc, () -> sink.received() >= WAVE * 3 / 5);
            kill(second);
            assertThat(sink.received()).as("killed in the middle").isLessThan(WAVE);
            until(jdbc, () -> count(jdbc, "message where handed_over_at is not null") == WAVE);

            assertThat(first.isAlive()).isTrue();
            assertThat(sink.timesById()).as("each message arrived").hasSize(WAVE);
            assertThat(sink.received() - WAVE).as("messages that came twice").isLessThanOrEqualTo(MOST_ON_THE_WIRE);
            assertThat(count(jdbc, "mail_item where message_id is not null and withdrawn_at is null")).isEqualTo(WAVE);
            assertThat(count(jdbc, "chase where times_chased = 1")).isEqualTo(WAVE);
        }
    }

    /** Requests that fell due a week ago and that nobody has sent yet. */
    private void plant(EmbeddedPostgres postgres) {
        ZoneId london = ZoneId.of("Europe/London");
        LocalDate lastWeek = LocalDate.now(london).minusDays(7);
        ClockUtil.setCurrentTime(Date.from(lastWeek.atTime(LocalTime.NOON).atZone(london).toInstant()));
        List<String> settings = new ArrayList<>(settings(postgres));
        settings.add("--camunda.bpm.job-execution.enabled=false");
        settings.add("--case-audit.mail.deliver=false");
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(CaseAuditApplication.class)
                .profiles("wave").run(settings.toArray(String[]::new))) {
            new Wave(application.getBean(DataSource.class), application.getBean(RuntimeService.class))
                    .plant("wave", WAVE, lastWeek.plusDays(60));
        } finally {
            ClockUtil.reset();
        }
    }

    private static List<String> settings(EmbeddedPostgres postgres) {
        return List.of("--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=warn",
                "--spring.main.banner-mode=off", "--spring.datasource.username=postgres", "--spring.datasource.password=",
                "--spring.datasource.hikari.maximum-pool-size=20",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
    }

    private Process node(EmbeddedPostgres postgres, MailSink sink) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-jar", jar().toString(), "--spring.profiles.active=wave"));
        command.addAll(settings(postgres));
        command.addAll(List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + sink.port(),
                "--case-audit.mail.every=200ms",
                "--spring.mail.properties.mail.smtp.timeout=180000",
                // A dead node's jobs are another's after that long; five minutes outside tests.
                "--camunda.bpm.job-execution.lock-time-in-millis=5000"));
        File output = Files.createFile(folder.resolve("node-" + nodes.size() + ".log")).toFile();
        Process node = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output).start();
        nodes.add(node);
        return node;
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
        long begun = System.nanoTime();
        while (!reached.getAsBoolean()) {
            jdbc.sql("update mail_item set not_before = queued_at where not_before > queued_at and message_id is null")
                    .update();
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError("not within " + PATIENCE + "; the nodes said:\n" + output());
            }
            Thread.sleep(20);
        }
    }

    private String output() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> logs = Files.list(folder)) {
            for (Path log : logs.sorted().toList()) {
                all.append(log.getFileName()).append('\n').append(Files.readString(log));
            }
        }
        return all.toString();
    }

    private static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }
}
