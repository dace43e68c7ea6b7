package org.caseaudit.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bareengine.BareEngineApplication;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.caseaudit.CaseAuditApplication;
import org.caseaudit.wave.DurablePostgres;
import org.caseaudit.wave.MailSink;
import org.caseaudit.wave.Wave;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ten thousand reminders due the same morning, each to somebody else, handed to a mail server over SMTP, on PostgreSQL
 * with durable commits. Beside it the bare engine with the same executor settings: as many timers, each followed by an
 * asynchronous step that does nothing. Both begin with a wave of the full size that does not count, so that neither is
 * measured while its code is still being compiled.
 */
class WaveBenchmark {

    /** Smaller for a quick look: {@code -Dwave.size=1000}. */
    private static final int LARGE = Integer.getInteger("wave.size", 10_000);
    private static final int SMALL = LARGE / 10;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    /** A Monday; the large wave's reminders are due three working days before the Friday, the small one's a day earlier. */
    private static final LocalDate REQUESTED = LocalDate.of(2026, 9, 7);
    private static final LocalDate SMALL_MORNING = LocalDate.of(2026, 9, 14);
    private static final LocalDate LARGE_MORNING = LocalDate.of(2026, 9, 15);
    /** A second or two of another process's work, in a small wave that takes only three. */
    private static final double TOLERANCE = 0.15;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final List<String> SAME_SETTINGS = List.of(
            "--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=warn", "--spring.main.banner-mode=off",
            "--spring.datasource.username=postgres", "--spring.datasource.password=",
            "--spring.datasource.hikari.maximum-pool-size=24",
            "--camunda.bpm.history-level=full",
            "--camunda.bpm.generic-properties.properties.job-executor-acquire-by-due-date=true",
            "--camunda.bpm.generic-properties.properties.ensure-job-due-date-not-null=true",
            "--camunda.bpm.job-execution.core-pool-size=8", "--camunda.bpm.job-execution.max-pool-size=8",
            "--camunda.bpm.job-execution.max-jobs-per-acquisition=30",
            "--camunda.bpm.job-execution.wait-time-in-millis=100", "--camunda.bpm.job-execution.max-wait=500");

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void remindsTenThousandPeopleAsFastAsTheBareEngineTicks() throws Exception {
        try (EmbeddedPostgres postgres = DurablePostgres.start()) {
            create(postgres, "ours");
            create(postgres, "bare");
            double[] ours = ours(postgres);
            ClockUtil.reset();
            double[] bare = bare(postgres);
            System.out.printf(Locale.UK, "Wave of %,d: ours %.0f a second, mail included; bare engine %.0f a second; ratio %.2f%n",
                    LARGE, ours[1], bare[1], ours[1] / bare[1]);
            System.out.printf(Locale.UK, "Growth from %,d to %,d: ours %.0f a second, then %.0f; bare engine %.0f, then %.0f%n",
                    SMALL, LARGE, ours[0], ours[1], bare[0], bare[1]);
            assertThat(ours[1] / bare[1]).as("ours beside the bare engine").isGreaterThanOrEqualTo(1);
            assertThat(ours[1] / ours[0]).as("a large wave's throughput beside a small one's, as if growth were linear")
                    .isGreaterThanOrEqualTo(1 - TOLERANCE);
        }
    }

    private double[] ours(EmbeddedPostgres postgres) {
        try (MailSink sink = new MailSink();
                ConfigurableApplicationContext application = start(CaseAuditApplication.class, "wave", postgres, "ours",
                        "--spring.mail.host=127.0.0.1", "--spring.mail.port=" + sink.port(), "--case-audit.mail.every=200ms",
                        "--case-audit.mail.senders=2")) {
            DataSource database = application.getBean(DataSource.class);
            ProcessEngine engine = application.getBean(ProcessEngine.class);
            JobExecutor executor = executor(engine);
            executor.shutdown();
            clockAt(REQUESTED);
            Wave wave = new Wave(database, variables ->
                    engine.getRuntimeService().startProcessInstanceByKey("chase", variables));
            wave.plant("small", SMALL, LocalDate.of(2026, 9, 17));
            wave.plant("large", LARGE, LocalDate.of(2026, 9, 18));
            analyze(database);
            wave(executor, SMALL + LARGE, () -> sink.received());
            analyze(database);
            clockAt(SMALL_MORNING);
            double small = wave(executor, SMALL, () -> sink.received() - SMALL - LARGE);
            clockAt(LARGE_MORNING);
            double large = wave(executor, LARGE, () -> sink.received() - 2 * SMALL - LARGE);
            JdbcClient jdbc = JdbcClient.create(database);
            int all = 2 * (SMALL + LARGE);
            assertThat(sink.received()).isEqualTo(all);
            assertThat(sink.timesById()).hasSize(all);
            assertThat(count(jdbc, "message where handed_over_at is not null and attempts = 1 and template = 'chasing/reminder'"))
                    .isEqualTo(SMALL + LARGE);
            assertThat(count(jdbc, "mail_item where message_id is null or withdrawn_at is not null")).isZero();
            assertThat(count(jdbc, "message where handed_over_at is null")).isZero();
            assertThat(count(jdbc, "act_ru_incident")).isZero();
            assertThat(count(jdbc, "chase where times_chased = 2")).isEqualTo(SMALL + LARGE);
            return new double[] {small, large};
        }
    }

    private double[] bare(EmbeddedPostgres postgres) {
        try (ConfigurableApplicationContext application = start(BareEngineApplication.class, null, postgres, "bare",
                "--spring.config.location=optional:file:./none/", "--camunda.bpm.auto-deployment-enabled=false")) {
            ProcessEngine engine = application.getBean(ProcessEngine.class);
            JobExecutor executor = executor(engine);
            executor.shutdown();
            // What ours has for the order in which jobs are acquired.
            JdbcClient.create(application.getBean(DataSource.class))
                    .sql("create index act_ru_job_due on act_ru_job (duedate_)").update();
            engine.getRepositoryService().createDeployment()
                    .addClasspathResource("bareengine/timer-and-step.bpmn").deploy();
            LongSupplier done = () -> count(JdbcClient.create(application.getBean(DataSource.class)),
                    "act_hi_procinst where end_time_ is not null");
            begin(engine, SMALL + LARGE);
            analyze(application.getBean(DataSource.class));
            wave(executor, SMALL + LARGE, done);
            begin(engine, SMALL);
            double small = wave(executor, SMALL, () -> done.getAsLong() - SMALL - LARGE);
            begin(engine, LARGE);
            analyze(application.getBean(DataSource.class));
            double large = wave(executor, LARGE, () -> done.getAsLong() - 2 * SMALL - LARGE);
            return new double[] {small, large};
        }
    }

    private static void begin(ProcessEngine engine, int timers) {
        Date due = new Date(ClockUtil.getCurrentTime().getTime() - 1000);
        IntStream.range(0, timers).parallel().forEach(i ->
                engine.getRuntimeService().startProcessInstanceByKey("timer-and-step", Map.of("due", due)));
    }

    /** Lets the executor go until so many are done. */
    private static double wave(JobExecutor executor, int size, LongSupplier done) {
        long begun = System.nanoTime();
        executor.start();
        while (done.getAsLong() < size) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError("only " + done.getAsLong() + " of " + size + " after " + PATIENCE);
            }
            pause();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        executor.shutdown();
        System.out.printf(Locale.UK, "  %,d in %.1f s%n", size, seconds);
        System.out.flush();
        return size / seconds;
    }

    /** What the database does by itself within a minute; the waves follow each other faster than any mornings. */
    private static void analyze(DataSource database) {
        JdbcClient.create(database).sql("vacuum analyze").update();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConfigurableApplicationContext start(
            Class<?> application, String profile, EmbeddedPostgres postgres, String database, String... more) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(application);
        if (profile != null) {
            builder.profiles(profile);
        }
        return builder.run(Stream.of(SAME_SETTINGS.stream(), Stream.of(more),
                        Stream.of("--spring.datasource.url=" + postgres.getJdbcUrl("postgres", database)))
                .flatMap(settings -> settings).toArray(String[]::new));
    }

    private static JobExecutor executor(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    private static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private static void clockAt(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(LocalTime.of(10, 0)).atZone(LONDON).toInstant()));
    }

    private static void create(EmbeddedPostgres postgres, String database) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
    }
}
