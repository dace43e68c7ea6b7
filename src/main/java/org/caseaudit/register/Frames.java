package org.caseaudit.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.FrameFilter;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads which cases of the register fit a filter today: one by one, however many there are, or counted. */
@Service
@Transactional(readOnly = true)
public class Frames {

    private static final int ROWS_AT_A_TIME = 5_000;
    private static final String SELECT =
            "select case_ref, family_ref, " + columns(List.of(CaseAttribute.values())) + " from register_case";

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    Frames(DataSource dataSource, Clock clock) {
        JdbcTemplate streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(ROWS_AT_A_TIME);
        this.jdbc = new NamedParameterJdbcTemplate(streaming);
        this.clock = clock;
    }

    /** Gives each case once, in the byte order of their references. */
    public void read(FrameFilter filter, Consumer<FrameRow> consumer) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        String where = where(filter, parameters);
        jdbc.query(SELECT + where + " order by case_ref" + (isPostgres() ? " collate \"C\"" : ""), parameters, rows(consumer));
    }

    /** Gives each of these cases that the register still knows, in no particular order. */
    public void read(Collection<String> caseRefs, Consumer<FrameRow> consumer) {
        if (!caseRefs.isEmpty()) {
            jdbc.query(SELECT + " where case_ref in (:refs)", new MapSqlParameterSource("refs", caseRefs), rows(consumer));
        }
    }

    /** The frame's cases counted by these attributes, in the order of their values; everything in one without any. */
    public List<FrameGroup> count(FrameFilter filter, List<CaseAttribute> by) {
        MapSqlParameterSource parameters = new MapSqlParameterSource();
        String where = where(filter, parameters);
        String columns = columns(by);
        String and = by.isEmpty() ? "" : columns + ", ";
        return jdbc.query("select " + and + "coalesce(sum(cases), 0), "
                + "coalesce(sum(case when family_ref is null then cases else 1 end), 0) from (select " + and
                + "family_ref, count(*) as cases from register_case" + where + " group by " + and + "family_ref) f"
                + (by.isEmpty() ? "" : " group by " + columns + " order by " + columns), parameters,
                (row, number) -> group(row, by.size()));
    }

    private static FrameGroup group(ResultSet row, int columns) throws SQLException {
        String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = row.getString(i + 1);
        }
        return new FrameGroup(Arrays.asList(values), row.getInt(columns + 1), row.getInt(columns + 2));
    }

    private static RowCallbackHandler rows(Consumer<FrameRow> consumer) {
        return new RowCallbackHandler() {

            private final ReadRow row = new ReadRow();

            @Override
            public void processRow(ResultSet result) throws SQLException {
                row.read(result);
                consumer.accept(row);
            }
        };
    }

    private String where(FrameFilter filter, MapSqlParameterSource parameters) {
        List<String> conditions = new ArrayList<>();
        if (filter.openOnly()) {
            conditions.add("open_now");
        }
        if (filter.needCode() != null) {
            conditions.add("position(:needCode in need_codes) > 0");
            parameters.addValue("needCode", ";" + filter.needCode() + ";");
        }
        if (filter.notAuditedMonths() != null) {
            conditions.add("(last_audited_on is null or last_audited_on < :notAuditedSince)");
            parameters.addValue("notAuditedSince", LocalDate.now(clock).minusMonths(filter.notAuditedMonths()));
        }
        if (!filter.nominatedBy().isEmpty()) {
            conditions.add("nominating_agency in (:nominatedBy)");
            parameters.addValue("nominatedBy", filter.nominatedBy());
        }
        limit(conditions, parameters, "age >= :ageFrom", filter.ageFrom());
        limit(conditions, parameters, "age <= :ageTo", filter.ageTo());
        limit(conditions, parameters, "referral_on >= :referredFrom", filter.referredFrom());
        limit(conditions, parameters, "referral_on <= :referredTo", filter.referredTo());
        limit(conditions, parameters, "agency_count >= :minAgencies", filter.minAgencies());
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void limit(
            List<String> conditions, MapSqlParameterSource parameters, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.addValue(condition.substring(condition.indexOf(':') + 1), value);
        }
    }

    private static String columns(List<CaseAttribute> attributes) {
        return attributes.stream().map(CaseAttribute::column).collect(Collectors.joining(", "));
    }

    /** Elsewhere the order of bytes is the database's own. */
    private boolean isPostgres() {
        return Boolean.TRUE.equals(jdbc.getJdbcOperations().execute((ConnectionCallback<Boolean>) connection ->
                connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
    }

    private static final class ReadRow implements FrameRow {

        private static final int ATTRIBUTES = CaseAttribute.values().length;

        private final String[] values = new String[ATTRIBUTES];
        private String caseRef;
        private String familyRef;

        private void read(ResultSet row) throws SQLException {
            caseRef = row.getString(1);
            familyRef = row.getString(2);
            for (int i = 0; i < ATTRIBUTES; i++) {
                values[i] = row.getString(i + 3);
            }
        }

        @Override
        public String caseRef() {
            return caseRef;
        }

        @Override
        public String familyRef() {
            return familyRef;
        }

        @Override
        public String value(CaseAttribute attribute) {
            return values[attribute.ordinal()];
        }
    }
}
