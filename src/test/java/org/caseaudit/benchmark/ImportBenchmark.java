package org.caseaudit.benchmark;

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
 * checks: same PostgreSQL with durable commits, same run, in turns. The importer has a JVM of its own with 512 MiB.
 */
class ImportBenchmark {

    static final int CASES = 1_000_000;
    private static final int TURNS = 3;
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
        Path file = extract();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(url, "postgres", "", true));
            try (JavaProcess importer = JavaProcess.start(RegisterImporting.class, List.of("-Xmx512m"),
                    file.toString(), "--spring.profiles.active=postgres", "--server.port=0",
                    "--server.address=127.0.0.1", "--spring.datasource.url=" + url,
                    "--spring.datasource.username=postgres", "--spring.datasource.password=Trusted-Here-42",
                    "--CASE_AUDIT_ADMIN_USER=keeper", "--CASE_AUDIT_ADMIN_PASSWORD=Trusted-Here-42",
                    "--case-audit.mail.directory=" + home)) {
                importer.answer("ready");
                List<Double> ours = new ArrayList<>();
                List<Double> bare = new ArrayList<>();
                for (int turn = 0; turn <= TURNS; turn++) {
                    double copied = seconds(jdbc, () -> copy(jdbc, file));
                    double imported = seconds(jdbc, () -> importer.ask("import", "done"));
                    // The first turn warms up both.
                    if (turn > 0) {
                        bare.add(copied);
                        ours.add(imported);
                    }
                }
                double again = time(() -> importer.ask("import", "done"));
                System.out.printf(Locale.UK, "%,d cases, %,d MB, importer in 512 MiB of heap (medians of %d)%n"
                        + "Import:    %.1f s, %,.0f rows/s%nBare COPY: %.1f s, %,.0f rows/s%nRatio:     %.2f%n"
                        + "The same file again, nothing to change: %.1f s%n", CASES, Files.size(file) >> 20, TURNS,
                        median(ours), CASES / median(ours), median(bare), CASES / median(bare),
                        median(bare) / median(ours), again);
            }
        }
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
    private Path extract() throws IOException {
        Path file = home.resolve("extract.csv");
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write(COLUMNS.replace("open_now", "open"));
            csv.write('\n');
            for (int i = 0; i < CASES; i++) {
                int age = i * 7 % 18;
                csv.write("CASE-%07d,FAM-%07d,%s,2025-%02d-%02d,2025-%02d-%02d,;DA;NEG;,".formatted(
                        i, i / 2, i % 3 == 0 ? "no" : "yes", 1 + i % 12, 1 + i % 28, 1 + i % 12, 1 + i % 27));
                csv.write(";social-care;police;general-practice;education;,4,%d,%s,%s,\"%s\",%s,%s,%s,%s,%s,%s\n"
                        .formatted(age, age < 5 ? "0-4" : age < 11 ? "5-10" : age < 16 ? "11-15" : "16-17",
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
