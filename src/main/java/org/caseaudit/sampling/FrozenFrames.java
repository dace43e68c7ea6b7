package org.caseaudit.sampling;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caseaudit.programme.CaseAttribute;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What belongs to a frozen frame besides its row: bytes, families, strata, and what it was made of. */
@Repository
class FrozenFrames {

    private static final int ROWS_AT_A_TIME = 1_000;

    private final JdbcTemplate jdbc;

    FrozenFrames(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void keep(long drawId, byte[] csv, Families families, List<Stratum> strata,
            Map<CaseAttribute, Map<String, Integer>> coverage) {
        jdbc.update("insert into draw_frame (draw_id, csv, families) values (?, ?, ?)",
                drawId, csv, families == null ? null : families.toBytes());
        int[] position = new int[1];
        jdbc.batchUpdate("insert into draw_stratum (draw_id, position, name, case_count, sample, reserves) "
                + "values (?, ?, ?, ?, ?, ?)", strata, ROWS_AT_A_TIME, (row, stratum) -> {
                    row.setLong(1, drawId);
                    row.setInt(2, position[0]++);
                    row.setString(3, stratum.name());
                    row.setInt(4, stratum.size());
                    row.setInt(5, stratum.sample());
                    row.setInt(6, stratum.reserves());
                });
        coverage.forEach((attribute, values) -> jdbc.batchUpdate(
                "insert into draw_coverage (draw_id, attribute, attribute_value, case_count) values (?, ?, ?, ?)",
                values.entrySet(), ROWS_AT_A_TIME, (row, value) -> {
                    row.setLong(1, drawId);
                    row.setString(2, attribute.name());
                    row.setString(3, value.getKey());
                    row.setInt(4, value.getValue());
                }));
    }

    byte[] csv(long drawId) {
        return jdbc.queryForObject("select csv from draw_frame where draw_id = ?", byte[].class, drawId);
    }

    /** Empty where each case is drawn for itself. */
    Optional<Families> families(long drawId) {
        return jdbc.query("select families from draw_frame where draw_id = ?", (row, n) -> row.getBytes(1), drawId)
                .stream().filter(bytes -> bytes != null).findFirst().map(Families::of);
    }

    List<Stratum> strata(long drawId) {
        return jdbc.query("select name, case_count, sample, reserves from draw_stratum where draw_id = ? "
                + "order by position", (row, n) -> new Stratum(row.getString(1), row.getInt(2), row.getInt(3),
                        row.getInt(4)), drawId);
    }

    /** Cases by value of each attribute, as {@link FrameWriter#coverage()} counted them. */
    Map<CaseAttribute, Map<String, Integer>> coverage(long drawId) {
        Map<CaseAttribute, Map<String, Integer>> coverage = new EnumMap<>(CaseAttribute.class);
        jdbc.query("select attribute, attribute_value, case_count from draw_coverage where draw_id = ?", row -> {
            coverage.computeIfAbsent(CaseAttribute.valueOf(row.getString(1)), any -> new TreeMap<>())
                    .put(row.getString(2), row.getInt(3));
        }, drawId);
        return coverage;
    }
}
