package org.caseaudit.wave;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Returns that many agencies owe on the same day, one agency and one auditor for each, and their chases. */
public final class Wave {

    private final JdbcClient jdbc;
    private final Consumer<Map<String, Object>> chase;

    /** @param chase starts a chase with these variables */
    public Wave(DataSource database, Consumer<Map<String, Object>> chase) {
        this.jdbc = JdbcClient.create(database);
        this.chase = chase;
    }

    /** Requests the returns and starts to chase them; the first step of each is due at once. */
    public void plant(String name, int size, LocalDate dueOn) {
        jdbc.sql("""
                insert into act_id_user (id_, rev_, first_, last_, email_)
                select :name || '-' || n, 1, 'Auditor', :name || ' ' || n, :name || '-' || n || '@agencies.example'
                from generate_series(1, :size) n
                """).param("name", name).param("size", size).update();
        jdbc.sql("""
                insert into agency (code, name, lead_auditor)
                select :name || '-' || n, 'Agency ' || :name || ' ' || n, :name || '-' || n
                from generate_series(1, :size) n
                """).param("name", name).param("size", size).update();
        long round = jdbc.sql("""
                insert into audit_round (reference, reference_quarter, reference_number, title, mode, stage, planned_on,
                    panel_on)
                values (:name, :name, 1, 'Wave', 'IN_DEPTH', 'SAMPLE_CONFIRMED', :due, :due) returning id
                """).param("name", name).param("due", dueOn).query(Long.class).single();
        long draw = jdbc.sql("""
                insert into draw (audit_round_id, frame_hash, frame_size, sample_size, frozen_at, superseded)
                values (:round, repeat('0', 64), 1, 1, now(), false) returning id
                """).param("round", round).query(Long.class).single();
        long audited = jdbc.sql("""
                insert into audit_case (audit_round_id, draw_id, place, case_ref, status, sampled_at)
                values (:round, :draw, 1, 'CASE-0001', 'SAMPLED', now()) returning id
                """).param("round", round).param("draw", draw).query(Long.class).single();
        List<Long> returns = jdbc.sql("""
                insert into agency_return (audit_round_id, audit_case_id, reference, agency_code, agency_name,
                    lead_auditor, due_on, first_due_on, state, late, before_panel, tool_form_id, tool_form_version, version)
                select :round, :case, 'CASE-0001 Agency ' || :name || ' ' || n, :name || '-' || n,
                    'Agency ' || :name || ' ' || n, :name || '-' || n, :due, :due, 'REQUESTED', false, true,
                    'tool-neglect', 1, 0
                from generate_series(1, :size) n returning id
                """).param("round", round).param("case", audited).param("name", name).param("due", dueOn)
                .param("size", size).query(Long.class).list();
        chase(round, returns.stream().mapToLong(Long::longValue));
    }

    private void chase(long round, LongStream returns) {
        ExecutorService starters = Executors.newFixedThreadPool(4);
        try {
            List<? extends Future<?>> started = returns.mapToObj(id -> starters.submit(() ->
                    chase.accept(Map.of("chaseKind", "return", "chasedId", id, "auditRoundId", round)))).toList();
            for (Future<?> start : started) {
                start.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            starters.shutdown();
        }
    }
}
