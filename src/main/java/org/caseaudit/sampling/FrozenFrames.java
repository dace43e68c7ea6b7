package org.caseaudit.sampling;

import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.sampling.CaseValues.Counted;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What belongs to a frozen frame besides its row: bytes, families, strata, and what it was made of. */
@Repository
class FrozenFrames {

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int ALWAYS_BINARY = -1;

    private final JdbcTemplate jdbc;

    FrozenFrames(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void keep(long drawId, FrameWriter.Written frame, List<Stratum> strata) {
        jdbc.update("insert into draw_frame (draw_id, csv, families, case_values) values (?, ?, ?, ?)", drawId,
                frame.csv(), frame.families() == null ? null : frame.families().toBytes(), frame.values().numbers());
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
        frame.values().counted().forEach((attribute, values) -> {
            int[] number = new int[1];
            jdbc.batchUpdate("insert into draw_coverage (draw_id, attribute, value_number, attribute_value, case_count) "
                    + "values (?, ?, ?, ?, ?)", values, ROWS_AT_A_TIME, (row, value) -> {
                        row.setLong(1, drawId);
                        row.setString(2, attribute.name());
                        row.setInt(3, number[0]++);
                        row.setString(4, value.value());
                        row.setInt(5, value.cases());
                    });
        });
    }

    byte[] csv(long drawId) {
        return bytes("csv", drawId);
    }

    /** Empty where each case is drawn for itself. */
    Optional<Families> families(long drawId) {
        return Optional.ofNullable(bytes("families", drawId)).map(Families::of);
    }

    List<Stratum> strata(long drawId) {
        return jdbc.query("select name, case_count, sample, reserves from draw_stratum where draw_id = ? "
                + "order by position", (row, n) -> new Stratum(row.getString(1), row.getInt(2), row.getInt(3),
                        row.getInt(4)), drawId);
    }

    /**
     * What the register said of some cases; empty for a frame that was frozen before that was kept.
     *
     * @param places of the cases in the frame; they are given in this order
     */
    Optional<CaseValues> values(long drawId, List<Integer> places) {
        ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        for (int place : places) {
            byte[] ofCase = jdbc.queryForObject("select substring(case_values from ? for ?) from draw_frame "
                    + "where draw_id = ?", byte[].class, 1 + CaseValues.BYTES * place, CaseValues.BYTES, drawId);
            if (ofCase == null) {
                return Optional.empty();
            }
            numbers.writeBytes(ofCase);
        }
        return Optional.of(new CaseValues(counted(drawId), numbers.toByteArray()));
    }

    /** Cases by value of each attribute. */
    Map<CaseAttribute, List<Counted>> counted(long drawId) {
        Map<CaseAttribute, List<Counted>> counted = new EnumMap<>(CaseAttribute.class);
        jdbc.query("select attribute, attribute_value, case_count from draw_coverage where draw_id = ? "
                + "order by value_number, attribute_value", row -> {
                    counted.computeIfAbsent(CaseAttribute.valueOf(row.getString(1)), any -> new ArrayList<>())
                            .add(new Counted(row.getString(2), row.getInt(3)));
                }, drawId);
        return counted;
    }

    /** As they are: in PostgreSQL's text format each would come as two digits. */
    private byte[] bytes(String column, long drawId) {
        return jdbc.query(connection -> {
            PreparedStatement select = connection.prepareStatement(
                    "select " + column + " from draw_frame where draw_id = ?");
            if (select.isWrapperFor(PGStatement.class)) {
                select.unwrap(PGStatement.class).setPrepareThreshold(ALWAYS_BINARY);
            }
            select.setLong(1, drawId);
            return select;
        }, frame -> frame.next() ? frame.getBytes(1) : null);
    }
}
