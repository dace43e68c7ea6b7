package org.caseaudit.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.caseaudit.CaseAuditApplication;
import org.caseaudit.programme.AgreedScope;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.FrameFilter;
import org.caseaudit.programme.Mode;
import org.caseaudit.programme.RoundPlan;
import org.caseaudit.programme.SamplingPlan;
import org.caseaudit.programme.Theme;
import org.caseaudit.programme.ThemeChoice;
import org.caseaudit.programme.ThemeSource;
import org.caseaudit.sampling.Draw;
import org.caseaudit.sampling.SampleDraws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Freeze and draw from a million cases beside a bare loop that reads the same rows and hashes them: on PostgreSQL with
 * durable commits, on the same machine, in the same run, in turns.
 *
 * <p>What the rows are can be said in two ways, so there are two loops. One reads all that freezing does, the
 * attributes that it counts for the coverage among them; the other references and families alone, which is all that
 * this frame is made of, and is the stricter yardstick: the one that the ratio is held to.
 */
class DrawBenchmark {

    private static final int CASES = 1_000_000;
    private static final int TURNS = 5;
    private static final double MOST_TIMES = 1.5;
    private static final String SEED = "40713925518860273946";
    private static final String REFERENCES = "select case_ref, family_ref";
    private static final String ATTRIBUTES = ", age_band, gender, ethnicity, disability, locality, circumstances, "
            + "outcome, nominating_agency";
    private static final String FROM = " from register_case where open_now order by case_ref collate \"C\"";

    @TempDir
    private Path secrets;
    private EmbeddedPostgres database;
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() throws Exception {
        database = EmbeddedPostgres.builder().setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on").start();
        Path password = Files.writeString(secrets.resolve("password"), "Quiet-Lantern-42-Harvest");
        application = new SpringApplicationBuilder(CaseAuditApplication.class).profiles("postgres").run(
                "--CASE_AUDIT_ADMIN_USER=keeper", "--CASE_AUDIT_ADMIN_PASSWORD_FILE=" + password,
                "--CASE_AUDIT_DB_URL=" + database.getJdbcUrl("postgres", "postgres"), "--CASE_AUDIT_DB_USER=postgres",
                "--CASE_AUDIT_DB_PASSWORD=", "--server.port=0", "--case-audit.mail.directory=target/test-mail",
                "--logging.level.root=warn");
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into register_case (case_ref, family_ref, open_now, need_codes, agencies, agency_count, age,
                        age_band, gender, ethnicity, disability, locality, circumstances, outcome, nominating_agency)
                    select 'CASE-' || lpad(((n::bigint * 7919) %% %1$d)::text, 7, '0'), 'FAM-' || (n / 2), true, ';DA;',
                        ';police;', 1, n %% 18, (array['0-4', '5-10', '11-15', '16+'])[n %% 4 + 1],
                        (array['female', 'male'])[n %% 2 + 1], 'group ' || n %% 9, null, 'locality ' || n %% 12,
                        'circumstance ' || n %% 7, null, (array['police', 'health', 'social-care'])[n %% 3 + 1]
                    from generate_series(0, %1$d - 1) n""".formatted(CASES));
            statement.execute("vacuum analyze register_case");
        }
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
        database.close();
    }

    @Test
    void drawsFromAMillionCasesBesideABareLoop() throws Exception {
        long round = agreedRound();
        SampleDraws draws = application.getBean(SampleDraws.class);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> barest = new ArrayList<>();
        for (int turn = 0; turn <= TURNS; turn++) {
            System.gc();
            double freeze = seconds(() -> draws.freeze(round));
            double whole = freeze + seconds(() -> draws.draw(round));
            double loop = seconds(() -> loop(REFERENCES + ATTRIBUTES + FROM, 10));
            double less = seconds(() -> loop(REFERENCES + FROM, 2));
            System.out.printf(Locale.UK, "%s: freeze and draw %.2f s (of it freeze %.2f s), bare loop %.2f s, without "
                    + "attributes %.2f s%n", turn == 0 ? "Warm-up" : "Turn " + turn, whole, freeze, loop, less);
            if (turn > 0) {
                ours.add(whole);
                bare.add(loop);
                barest.add(less);
            }
        }
        Draw draw = draws.current(round).orElseThrow();
        assertThat(draw.frameSize()).isEqualTo(CASES);
        System.out.printf(Locale.UK, "Freeze and draw of 10 from %,d cases: %.2f s; bare loop over the same rows: %.2f s, "
                + "ratio %.2f; over references and families alone: %.2f s, ratio %.2f (medians of %d, in a heap of at "
                + "most %d MiB)%n", CASES, median(ours), median(bare), median(ours) / median(bare), median(barest),
                median(ours) / median(barest), TURNS, Runtime.getRuntime().maxMemory() >> 20);
        assertThat(median(ours) / median(barest)).isLessThanOrEqualTo(MOST_TIMES);
    }

    private long agreedRound() {
        AuditRounds rounds = application.getBean(AuditRounds.class);
        LocalDate panel = LocalDate.of(2030, 1, 7);
        long round = rounds.plan(new RoundPlan("Benchmark", Mode.IN_DEPTH, panel, null, null, null, null, null, null),
                null, null).id();
        rounds.selectTheme(round, new ThemeChoice(Theme.NEGLECT, Theme.NEGLECT.title(),
                List.of(ThemeSource.NATIONAL_ISSUE), null, "QA sub-group"));
        rounds.agreeScope(round, new AgreedScope(new FrameFilter(true, null, null, null, null, null, null, true, null,
                List.of()), 10, SamplingPlan.simple(), List.of("police"), "tool-neglect", 1, panel, null, null, null));
        return round;
    }

    /** Reads every row, hashes the frame they make and a ticket for each. */
    private void loop(String sql, int columns) throws Exception {
        MessageDigest frame = MessageDigest.getInstance("SHA-256");
        MessageDigest ticket = MessageDigest.getInstance("SHA-256");
        int rows = 0;
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(5_000);
                try (ResultSet row = statement.executeQuery(sql)) {
                    while (row.next()) {
                        String caseRef = row.getString(1);
                        for (int column = 2; column <= columns; column++) {
                            row.getString(column);
                        }
                        frame.update((caseRef + "\n").getBytes(StandardCharsets.UTF_8));
                        ticket.digest((SEED + "," + caseRef).getBytes(StandardCharsets.UTF_8));
                        rows++;
                    }
                }
            }
        }
        assertThat(rows).isEqualTo(CASES);
        assertThat(frame.digest()).isNotEmpty();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
