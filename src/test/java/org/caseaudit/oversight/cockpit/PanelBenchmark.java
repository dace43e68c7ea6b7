package org.caseaudit.oversight.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.caseaudit.CaseAuditApplication;
import org.caseaudit.identity.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The panel's first page over 100,000 open and 1,000,000 finished returns beside its time over 1,000 open ones: on
 * PostgreSQL, through HTTP, everything that Cockpit asks for when the dashboard opens. Few, many, few again, so that a
 * machine that gets slower or a JVM that gets faster does not decide.
 */
class PanelBenchmark {

    private static final String ROOT = "/camunda/api/cockpit/plugin/agency-returns/default";
    private static final String PASSWORD = "Quiet-Lantern-42-Harvest";
    private static final int AGENCIES = 20;
    private static final int RETURNS_IN_ROUND = 100;
    private static final int WARM_UP = 150;
    private static final int PAGES = 60;
    /** Whatever grows with the returns. */
    private static final List<String> LARGE = List.of(
            "agency_return", "returns_standing", "return_progress", "chase", "mail_item", "message");

    @TempDir
    private static Path home;

    private static EmbeddedPostgres database;
    private static ConfigurableApplicationContext application;
    private static JdbcClient jdbc;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.builder().start();
        application = new SpringApplicationBuilder(CaseAuditApplication.class).profiles("postgres").run(
                "--CASE_AUDIT_ADMIN_USER=keeper", "--CASE_AUDIT_ADMIN_PASSWORD=" + PASSWORD,
                "--CASE_AUDIT_DB_URL=" + database.getJdbcUrl("postgres", "postgres"), "--CASE_AUDIT_DB_USER=postgres",
                "--CASE_AUDIT_DB_PASSWORD=", "--server.port=0", "--case-audit.mail.directory=" + home,
                "--camunda.bpm.job-execution.enabled=false", "--logging.level.root=warn");
        jdbc = application.getBean(JdbcClient.class);
        browser = Browser.signedIn(Integer.parseInt(
                application.getEnvironment().getRequiredProperty("local.server.port")), "keeper", PASSWORD);
        jdbc.sql("insert into agency (code, name, lead_auditor, deputy, from_outside_area) "
                + "select 'agency-' || a, 'Agency ' || a, 'keeper', 'keeper', false from generate_series(1, ?) a")
                .param(AGENCIES).update();
    }

    @AfterAll
    static void stop() throws IOException {
        if (application != null) {
            application.close();
        }
        database.close();
    }

    @Test
    void costsTheSameHoweverManyReturnsThereAre() throws InterruptedException {
        fill(1_000, 0);
        firstPages(WARM_UP);
        double few = firstPages(PAGES);

        fill(100_000, 1_000_000);
        firstPages(WARM_UP);
        Map<String, Long> scansBefore = sequentialScans();
        double many = firstPages(PAGES);
        Map<String, Long> scansAfter = sequentialScans();

        fill(1_000, 0);
        firstPages(WARM_UP);
        double fewAgain = firstPages(PAGES);

        double ratio = many / ((few + fewAgain) / 2);
        System.out.printf(Locale.UK, "Panel's first page: over 1,000 open returns %.1f ms and again %.1f ms, over 100,000 "
                + "open and 1,000,000 finished %.1f ms, ratio %.2f (medians of %d)%n", few, fewAgain, many, ratio, PAGES);
        assertThat(scansAfter).as("sequential scans over what grows with the returns").isEqualTo(scansBefore);
        assertThat(ratio).isLessThanOrEqualTo(2);
    }

    /** Median in milliseconds. */
    private static double firstPages(int pages) {
        List<Double> times = new ArrayList<>();
        String progress = ROOT + "/progress?round=R-" + jdbc.sql("select max(id) from audit_round").query(Long.class).single();
        for (int i = 0; i < pages; i++) {
            long start = System.nanoTime();
            for (String path : new String[] {ROOT + "/overview", ROOT + "/standing", progress}) {
                assertThat(browser.get(path).statusCode()).isEqualTo(200);
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times.stream().sorted().toList().get(pages / 2);
    }

    /** How often each of the tables has been read from end to end, once PostgreSQL has written that down. */
    private static Map<String, Long> sequentialScans() throws InterruptedException {
        Thread.sleep(2_000);
        Map<String, Long> scans = new TreeMap<>();
        jdbc.sql("select relname, seq_scan from pg_stat_user_tables where relname in (:large)").param("large", LARGE)
                .query(row -> {
                    scans.put(row.getString(1), row.getLong(2));
                });
        assertThat(scans).hasSize(LARGE.size());
        return scans;
    }

    /** Rounds of five cases and twenty agencies, the finished ones first; one message about each return. */
    private static void fill(int open, int finished) {
        jdbc.sql("truncate message, mail_item, chase, return_progress, returns_standing, draw, agency_return, audit_round cascade").update();
        int rounds = (open + finished) / RETURNS_IN_ROUND;
        int closed = finished / RETURNS_IN_ROUND;
        jdbc.sql("""
                        insert into audit_round (id, reference, reference_quarter, reference_number, title, mode, stage,
                            planned_on, panel_on, sample_size)
                        select n, 'R-' || n, 'Q', n, 'Round ' || n, 'IN_DEPTH',
                            case when n <= :closed then 'PUBLISHED' else 'SAMPLE_CONFIRMED' end,
                            current_date - 60, current_date + 30, 5
                        from generate_series(1, :rounds) n""")
                .param("closed", closed).param("rounds", rounds).update();
        jdbc.sql("""
                        insert into agency_return (id, audit_round_id, audit_case_id, reference, agency_code, agency_name,
                            due_on, first_due_on, state, submitted_at, late, before_panel, tool_form_id,
                            tool_form_version, version)
                        select (n - 1) * 100 + c * 20 + a, n, n * 5 + c, 'CASE-' || n * 5 + c || ' Agency ' || a,
                            'agency-' || a, 'Agency ' || a, current_date - 20 + (n + a * 7 + c * 3) % 40,
                            current_date - 20, case when n <= :closed then 'ACCEPTED' else 'REQUESTED' end,
                            case when n <= :closed then now() end, false, true, 'tool', 1, 0
                        from generate_series(1, :rounds) n, generate_series(0, 4) c, generate_series(1, :agencies) a""")
                .param("closed", closed).param("rounds", rounds).param("agencies", AGENCIES).update();
        jdbc.sql("insert into return_progress select id, 'instance-' || id, null from agency_return").update();
        jdbc.sql("""
                        insert into chase (process_instance_id, kind, work_id, audit_round_id, started_at, times_chased)
                        select 'chase-' || id, 'return', id, audit_round_id, now(), 2 from agency_return""").update();
        jdbc.sql("""
                        insert into mail_item (item_key, recipient_user, audience, template, about, subject, body, link,
                            process_instance_id, queued_at, not_before, message_id)
                        select 'item-' || id, 'keeper', 'auditor', 'chasing/overdue', reference, '', '', '',
                            'chase-' || id, now(), now(), '<' || id || '>'
                        from agency_return""").update();
        jdbc.sql("""
                        insert into message (message_id, audience, recipient_user, template, about, queued_at,
                            handed_over_at, attempts)
                        select message_id, audience, recipient_user, template, about, queued_at, not_before, 1
                        from mail_item""").update();
        application.getBean(ReturnsStanding.class).rebuild();
        jdbc.sql("vacuum analyze").update();
    }
}
