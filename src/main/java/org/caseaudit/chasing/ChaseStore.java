package org.caseaudit.chasing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code chase}, by plain statements: a morning may bring ten thousand steps. */
@Repository
class ChaseStore {

    private final JdbcClient jdbc;

    ChaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Chase chase) {
        jdbc.sql("""
                insert into chase (process_instance_id, kind, work_id, audit_round_id, started_at, times_chased, chased_on)
                values (:process, :kind, :work, :round, :started, :times, :on)
                """).param("process", chase.processInstanceId()).param("kind", chase.kind())
                .param("work", chase.workId()).param("round", chase.auditRoundId())
                .param("started", at(chase.startedAt())).param("times", chase.timesChased())
                .param("on", chase.chasedOn()).update();
    }

    /** Writes how far the chase has come and what it has planned. */
    void update(Chase chase) {
        jdbc.sql("""
                update chase set times_chased = :times, chased_on = :on, escalated_at = :escalated,
                    next_step_at = :next, next_step_day = :day
                where process_instance_id = :process
                """).param("times", chase.timesChased()).param("on", chase.chasedOn())
                .param("escalated", at(chase.escalatedAt())).param("next", at(chase.nextStepAt()))
                .param("day", chase.nextStepDay()).param("process", chase.processInstanceId()).update();
    }

    void ended(String processInstanceId, Instant now) {
        jdbc.sql("""
                update chase set ended_at = :now, next_step_at = null, next_step_day = null
                where process_instance_id = :process
                """).param("now", at(now)).param("process", processInstanceId).update();
    }

    Optional<Chase> find(String processInstanceId) {
        return jdbc.sql("select * from chase where process_instance_id = ?").param(processInstanceId)
                .query(ChaseStore::chase).optional();
    }

    List<Chase> find(String kind, long workId) {
        return jdbc.sql("select * from chase where kind = ? and work_id = ? order by started_at, process_instance_id")
                .params(kind, workId).query(ChaseStore::chase).list();
    }

    private static Chase chase(ResultSet row, int i) throws SQLException {
        return new Chase(row.getString("process_instance_id"), row.getString("kind"), row.getLong("work_id"),
                row.getObject("audit_round_id", Long.class), instant(row, "started_at"), row.getInt("times_chased"),
                row.getObject("chased_on", LocalDate.class), instant(row, "escalated_at"),
                instant(row, "next_step_at"), row.getObject("next_step_day", Integer.class), instant(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
