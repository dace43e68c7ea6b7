package org.caseaudit.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.caseaudit.register.RegisterImporting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A million cases into an empty register, beside a bare {@code COPY} of the same file into the same table without
 * checks: same PostgreSQL with durable commits, same run, in turns. And a million of which one is bad, so that none is
 * taken, and a million whose node is killed in the middle. The importer has a JVM of its own with 512 MiB.
 */
class ImportBenchmark {

    static final int CASES = 1_000_000;
    private static final int TURNS = 3;
    private static final int NO_ROW = -1;
    private static final String ONE_BAD_ROW = "refused [Row[line=999992, column=age, value=text, 8 characters, "
            + "reason=must be whole years from 0 to 25]]";
    private static final String COLUMNS = "case_ref,family_ref,open_now,opened_on,referral_on,need_codes,agencies,"
            + "agency_count,age,age_band,gender,ethnicity,disability,locality,circumstances,outcome,nominating_agency,"
            + "last_audited_on";
    private static final List<String> LOCALITIES = List.of("Harbourside", "Northfield", "Fairhaven Vale", "Moorside");
    private static final List<String> ETHNICITIES = List.of(
            "White British", "Black Caribbean", "Pakistani", "Mixed, White and Asian", "Any other White background");

    @TempDir
    private Path home;

    @Test
    void importsBesideABareCopy() throws Exception {
        Path file = extract("extract.csv", NO_ROW);
        onPostgres((jdbc, importer) -> {
            List<Double> ours = new ArrayList<>();
            List<Double> bare = new ArrayList<>();
            for (int turn = 0; turn <= TURNS; turn++) {
                double copied = seconds(jdbc, () -> copy(jdbc, file));
                double imported = seconds(jdbc, () -> importer.ask(file.toString(), "done"));
                // The first turn warms up both.
                if (turn > 0) {
                    bare.add(copied);
                    ours.add(imported);
                }
            }
            double again = time(() -> importer.ask(file.toString(), "done"));
            System.out.printf(Locale.UK, "%,d cases, %,d MB, importer in 512 MiB of heap (medians of %d)%n"
                    + "Import:    %.1f s, %,.0f rows/s%nBare COPY: %.1f s, %,.0f rows/s%nRatio:     %.2f%n"
                    + "The same file again, nothing to change: %.1f s%n", CASES, Files.size(file) >> 20, TURNS,
                    median(ours), CASES / median(ours), median(bare), CASES / median(bare),
                    median(bare) / median(ours), again);
        });
    }

    @Test
    void namesTheOneBadRowOfAMillionAndTakesNoneOfThem() throws Exception {
        Path bad = extract("bad.csv", CASES - 10);
        Path known = Files.writeString(home.resolve("known.csv"), "case_ref,open\nKNOWN-1,yes\n");
        onPostgres((jdbc, importer) -> {
            double straight = time(() -> assertThat(importer.ask(bad.toString(), "refused")).isEqualTo(ONE_BAD_ROW));
            assertThat(jdbc.queryForObject("select count(*) from register_case", Integer.class)).isZero();
            importer.ask(known.toString(), "done");
            double staged = time(() -> assertThat(importer.ask(bad.toString(), "refused")).isEqualTo(ONE_BAD_ROW));
            assertThat(jdbc.queryForList("select case_ref from register_case", String.class))
                    .containsExactly("KNOWN-1");
            System.out.printf(Locale.UK, "%,d rows with one bad one, importer in 512 MiB of heap%n"
                    + "Refused by an empty register: %.1f s, by one with a case: %.1f s%n", CASES, straight, staged);
        });
    }

    @Test
    void changesNothingWhenItsNodeIsKilledInTheMiddleAndSaysSo() throws Exception {
        Path file = extract("extract.csv", NO_ROW);
        Path known = Files.writeString(home.resolve("known.csv"), "case_ref,open\nKNOWN-1,yes\n");
        onPostgres((jdbc, importer) -> {
            importer.ask(known.toString(), "done");
            importer.say("upload " + file);
            Integer read = 0;
            while (read == 0) {
                Thread.sleep(50);
                read = jdbc.queryForObject("select coalesce(max(rows_read), 0) from register_import", Integer.class);
            }
            importer.kill();
            System.out.printf(Locale.UK, "Killed after %,d of %,d rows%n", read, CASES);
            assertThat(read).isLessThan(CASES);
            try (JavaProcess other = importer(url(jdbc))) {
                other.answer("ready");
                double silent = time(() -> {
                    while (other.ask("state 1", "state").equals("state Being imported")) {
                        Thread.sleep(1_000);
                    }
                });
                assertThat(other.ask("state 1", "state")).isEqualTo("state Interrupted, nothing was changed");
                assertThat(jdbc.queryForList("select case_ref from register_case", String.class))
                        .containsExactly("KNOWN-1");
                System.out.printf(Locale.UK, "Another node says so, %.0f s after it was ready%n", silent);
                assertThat(other.ask("upload " + file, "done")).contains("added=" + CASES);
            }
        });
    }

    private void onPostgres(Work work) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(url, "postgres", "", true));
            try (JavaProcess importer = importer(url)) {
                importer.answer("ready");
                work.run(jdbc, importer);
            }
        }
    }

    private JavaProcess importer(String url) throws IOException {
        return JavaProcess.start(RegisterImporting.class, List.of("-Xmx512m"), "--spring.profiles.active=postgres",
                "--server.port=0", "--server.address=127.0.0.1", "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres", "--spring.datasource.password=Trusted-Here-42",
                "--CASE_AUDIT_ADMIN_USER=keeper", "--CASE_AUDIT_ADMIN_PASSWORD=Trusted-Here-42",
                "--case-audit.mail.directory=" + home);
    }

    private static String url(JdbcTemplate jdbc) {
        return jdbc.execute((ConnectionCallback<String>) connection -> connection.getMetaData().getURL());
    }

    @FunctionalInterface
    private interface Work {
        void run(JdbcTemplate jdbc, JavaProcess importer) throws Exception;
    }

    private static double seconds(JdbcTemplate jdbc, Step step) throws Exception {
        jdbc.execute("truncate register_case");
        jdbc.execute("checkpoint");
        return time(step);
    }

    private static double time(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e9;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static void copy(JdbcTemplate jdbc, Path file) {
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (InputStream csv = Files.newInputStream(file)) {
                return connection.unwrap(PGConnection.class).getCopyAPI()
                        .copyIn("copy register_case (" + COLUMNS + ") from stdin (format csv, header)", csv);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** As the register keeps it, so that the bare copy can take it too. */
    private Path extract(String name, int badRow) throws IOException {
        Path file = home.resolve(name);
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write(COLUMNS.replace("open_now", "open"));
            csv.write('\n');
            for (int i = 0; i < CASES; i++) {
                int age = i * 7 % 18;
                csv.write("CASE-%07d,FAM-%07d,%s,2025-%02d-%02d,2025-%02d-%02d,;DA;NEG;,".formatted(
                        i, i / 2, i % 3 == 0 ? "no" : "yes", 1 + i % 12, 1 + i % 28, 1 + i % 12, 1 + i % 27));
                csv.write(";social-care;police;general-practice;education;,4,%s,%s,%s,\"%s\",%s,%s,%s,%s,%s,%s\n"
                        .formatted(i == badRow ? "17 or 18" : age,
                                age < 5 ? "0-4" : age < 11 ? "5-10" : age < 16 ? "11-15" : "16-17",
                                i % 2 == 0 ? "female" : "male", ETHNICITIES.get(i % ETHNICITIES.size()),
                                i % 9 == 0 ? "autism" : "none", LOCALITIES.get(i % LOCALITIES.size()),
                                i % 5 == 0 ? "child protection plan" : "child in need plan",
                                i % 4 == 0 ? "improved" : "no change", i % 6 == 0 ? "police" : "social-care",
                                i % 10 == 0 ? "2024-06-30" : ""));
            }
        }
        return file;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
