package org.caseaudit.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.caseaudit.register.RegisterRefusedException.Row;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is on record of each import, so that its page can be left and come back to, from anywhere and at any time. */
@Component
@Transactional
class ImportLog {

    /** An import says every second that it lives; so long without a word, and its application has ended. */
    static final Duration SILENCE = Duration.ofSeconds(30);
    /** How long an extract waits for somebody to confirm. */
    static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int LONGEST_LIST = 4000;
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    ImportLog(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    long received(String source, String fileHash, int rows, String by) {
        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into register_import
                        (source, state, file_hash, rows_total, rows_read, left_out, uploaded_by, uploaded_at)
                        values (?, 'WAITING', ?, ?, 0, '', ?, ?)""")
                .params(source, fileHash, rows, by, now()).update(id, "id");
        return id.getKey().longValue();
    }

    void recounted(long id, int rows) {
        jdbc.sql("update register_import set rows_total = ? where id = ?").params(rows, id).update();
    }

    /** @return false if another is being imported, by whichever node; nothing has changed then */
    boolean started(long id, List<String> leftOut) {
        // Whoever starts another import at the same time waits here, for the oldest of all, and then sees that this runs.
        jdbc.sql("select id from register_import where id = (select min(id) from register_import) for update")
                .query(Long.class).single();
        if (!running().isEmpty()) {
            return false;
        }
        String names = String.join("\n", leftOut);
        jdbc.sql("update register_import set state = 'RUNNING', left_out = ?, started_at = ?, seen_at = ? where id = ?")
                .params(names.substring(0, Math.min(names.length(), LONGEST_LIST)), now(), now(), id).update();
        return true;
    }

    void alive(long id, int rowsRead) {
        jdbc.sql("update register_import set rows_read = ?, seen_at = ? where id = ?")
                .params(rowsRead, now(), id).update();
    }

    void done(long id, ImportCounts counts) {
        jdbc.sql("""
                        update register_import set state = 'DONE', ended_at = ?, rows_read = rows_total,
                        added = ?, changed = ?, unchanged = ?, identities = ?, absent = ? where id = ?""")
                .params(now(), counts.added(), counts.changed(), counts.unchanged(), counts.identities(),
                        counts.absent(), id).update();
    }

    void ended(long id, ImportState state) {
        jdbc.sql("update register_import set state = ?, ended_at = ? where id = ?")
                .params(state.name(), now(), id).update();
    }

    void refused(long id, List<Row> faults) {
        ended(id, ImportState.REFUSED);
        batches.batchUpdate("""
                        insert into register_import_fault (import_id, position, line, column_name, value_class, reason)
                        values (?, ?, ?, ?, ?, ?)""",
                IntStream.range(0, faults.size()).mapToObj(i -> {
                    Row fault = faults.get(i);
                    return new Object[] {id, i + 1, fault.line(), shortened(fault.column()), fault.value(),
                        fault.reason()};
                }).toList());
    }

    private static String shortened(String name) {
        return name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    @Transactional(readOnly = true)
    public Optional<RegisterImport> find(long id) {
        return jdbc.sql("select * from register_import where id = ?").param(id).query(this::read).optional();
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<RegisterImport> latest(int most) {
        return jdbc.sql("select * from register_import order by id desc fetch first ? rows only").param(most)
                .query(this::read).list();
    }

    /** Those being imported now, by whichever node. */
    @Transactional(readOnly = true)
    public List<RegisterImport> running() {
        return jdbc.sql("select * from register_import where state = 'RUNNING'").query(this::read).list().stream()
                .filter(one -> one.state() == ImportState.RUNNING).toList();
    }

    /** The last import of the same file, if there was one. */
    @Transactional(readOnly = true)
    public Optional<RegisterImport> doneBefore(String fileHash) {
        return jdbc.sql("select * from register_import where state = 'DONE' and file_hash = ? order by id desc "
                + "fetch first 1 rows only").param(fileHash).query(this::read).optional();
    }

    @Transactional(readOnly = true)
    public List<Row> faults(long id, int most) {
        return jdbc.sql("select line, column_name, value_class, reason from register_import_fault where import_id = ? "
                        + "order by position fetch first ? rows only").params(id, most)
                .query((row, nth) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    @Transactional(readOnly = true)
    public int countFaults(long id) {
        return jdbc.sql("select count(*) from register_import_fault where import_id = ?").param(id)
                .query(Integer.class).single();
    }

    private RegisterImport read(ResultSet row, int nth) throws SQLException {
        ImportState state = ImportState.valueOf(row.getString("state"));
        Instant seenAt = instant(row, "seen_at");
        // An application that was killed could not say so itself.
        if (state == ImportState.RUNNING && seenAt.isBefore(clock.instant().minus(SILENCE))) {
            state = ImportState.INTERRUPTED;
        } else if (state == ImportState.WAITING
                && instant(row, "uploaded_at").isBefore(clock.instant().minus(PATIENCE))) {
            state = ImportState.DISCARDED;
        }
        String leftOut = row.getString("left_out");
        return new RegisterImport(row.getLong("id"), row.getString("source"), state, row.getString("file_hash"),
                row.getInt("rows_total"), row.getInt("rows_read"),
                leftOut.isEmpty() ? List.of() : List.of(leftOut.split("\n")), row.getString("uploaded_by"),
                instant(row, "uploaded_at"), instant(row, "started_at"), seenAt, instant(row, "ended_at"),
                state != ImportState.DONE ? null : new ImportCounts(row.getInt("added"), row.getInt("changed"),
                        row.getInt("unchanged"), row.getInt("identities"), row.getInt("absent")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
