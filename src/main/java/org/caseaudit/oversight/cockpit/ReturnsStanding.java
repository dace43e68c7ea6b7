package org.caseaudit.oversight.cockpit;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.caseaudit.returns.ReturnChanged;
import org.caseaudit.returns.ReturnEscalated;
import org.caseaudit.returns.ReturnProcessStarted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the read model of Cockpit's panel: one row for each round and agency, counted anew in the transaction that
 * changes one of its returns, so that row and returns are never seen to differ.
 *
 * <p>A row is counted, not added to: a forgotten or doubled event leaves nothing wrong for longer than until the next.
 * Why is told in docs/adr/0011.
 */
@Component
class ReturnsStanding {

    private static final String COUNTED = """
            select r.audit_round_id, r.agency_code, max(r.agency_name), count(*),
                count(case when r.state in ('IN', 'ACCEPTED') then 1 end),
                count(case when r.state = 'REQUESTED' then 1 end),
                count(case when r.state = 'EXCUSED' then 1 end),
                count(case when r.state = 'NOT_RETURNED' then 1 end),
                count(p.escalated_at),
                min(case when r.state = 'REQUESTED' then r.due_on end)
            from agency_return r left join return_progress p on p.agency_return_id = r.id
            where r.state <> 'WITHDRAWN'
            """;
    private static final String COLUMNS = """
            audit_round_id, agency_code, agency_name, expected, received, waiting, unable, not_returned, escalated,
            earliest_due_on
            """;
    private static final String GROUPED = " group by r.audit_round_id, r.agency_code";

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Clock clock;

    ReturnsStanding(JdbcClient jdbc, EntityManager entities, Clock clock) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.clock = clock;
    }

    @EventListener
    void changed(ReturnChanged returnChanged) {
        countBeforeCommit(new Row(returnChanged.auditRoundId(), returnChanged.agencyCode()));
    }

    @EventListener
    void started(ReturnProcessStarted started) {
        int known = jdbc.sql("update return_progress set process_instance_id = ? where agency_return_id = ?")
                .params(started.processInstanceId(), started.agencyReturnId()).update();
        if (known == 0) {
            jdbc.sql("insert into return_progress (process_instance_id, agency_return_id) values (?, ?)")
                    .params(started.processInstanceId(), started.agencyReturnId()).update();
        }
    }

    @EventListener
    void escalated(ReturnEscalated escalated) {
        jdbc.sql("update return_progress set escalated_at = ? where agency_return_id = ? and escalated_at is null")
                .params(Timestamp.from(clock.instant()), escalated.agencyReturnId()).update();
        jdbc.sql("select audit_round_id, agency_code from agency_return where id = ?")
                .param(escalated.agencyReturnId())
                .query((row, number) -> new Row(row.getLong(1), row.getString(2)))
                .optional().ifPresent(this::countBeforeCommit);
    }

    /**
     * Counts every row anew, as after returns were changed past the application. Readers see the old rows meanwhile, and
     * returns that come in wait until it is done.
     */
    @Transactional
    public void rebuild() {
        jdbc.sql("select id from audit_round order by id for update").query(Long.class).list();
        jdbc.sql("delete from returns_standing").update();
        jdbc.sql("insert into returns_standing (" + COLUMNS + ")" + COUNTED + GROUPED).update();
    }

    /** How many rows differ from the returns that they count; 0 unless something went past the application. */
    @Transactional(readOnly = true)
    public long differing() {
        return jdbc.sql("select count(*) from ((" + COUNTED + GROUPED + " except select " + COLUMNS
                        + " from returns_standing) union all (select " + COLUMNS + " from returns_standing except "
                        + COUNTED + GROUPED + ")) differing")
                .query(Long.class).single();
    }

    private void countBeforeCommit(Row row) {
        Changes changes = (Changes) TransactionSynchronizationManager.getResource(this);
        if (changes == null) {
            changes = new Changes();
            TransactionSynchronizationManager.bindResource(this, changes);
            TransactionSynchronizationManager.registerSynchronization(changes);
        }
        changes.rows.add(row);
    }

    private void count(Set<Row> rows) {
        entities.flush();
        long locked = -1;
        for (Row row : rows) {
            if (row.auditRoundId != locked) {
                // Whoever changes another return of the round at the same time waits here and then counts ours too.
                jdbc.sql("select id from audit_round where id = ? for update").param(row.auditRoundId)
                        .query(Long.class).single();
                locked = row.auditRoundId;
            }
            jdbc.sql("delete from returns_standing where audit_round_id = ? and agency_code = ?")
                    .params(row.auditRoundId, row.agencyCode).update();
            jdbc.sql("insert into returns_standing (" + COLUMNS + ")" + COUNTED
                            + " and r.audit_round_id = ? and r.agency_code = ?" + GROUPED)
                    .params(row.auditRoundId, row.agencyCode).update();
        }
    }

    /** In an order, so that two transactions with several rounds never wait for each other. */
    private record Row(long auditRoundId, String agencyCode) implements Comparable<Row> {

        @Override
        public int compareTo(Row other) {
            int byRound = Long.compare(auditRoundId, other.auditRoundId);
            return byRound != 0 ? byRound : agencyCode.compareTo(other.agencyCode);
        }
    }

    /** The rows that one transaction touches. */
    private final class Changes implements TransactionSynchronization {

        private final Set<Row> rows = new TreeSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            count(rows);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ReturnsStanding.this);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(ReturnsStanding.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ReturnsStanding.this, this);
        }
    }
}
