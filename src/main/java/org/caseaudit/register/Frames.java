package org.caseaudit.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.FrameFilter;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads which cases of the register fit a filter today: one by one, however many there are, or counted. */
@Service
@Transactional(readOnly = true)
public class Frames {

    private static final int ROWS_AT_A_TIME = 5_000;
    private static final String SELECT = "select " + FrameRow.COLUMNS + " from register_case";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Frames(DataSource dataSource, Clock clock) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(ROWS_AT_A_TIME);
        this.clock = clock;
    }

    /** Gives each case once, in no particular order, all as they were at one moment. */
    public void read(FrameFilter filter, Consumer<FrameRow> consumer) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            if (connection.isWrapperFor(PGConnection.class)) {
                CopyReader copy = new CopyReader(connection.unwrap(PGConnection.class));
                copy.read(SELECT + where(filter, copy::literal), texts -> consumer.accept(new FrameRow(texts)));
            } else {
                List<Object> parameters = new ArrayList<>();
                jdbc.query(SELECT + where(filter, parameter(parameters)),
                        (RowCallbackHandler) result -> consumer.accept(new FrameRow(texts(result))), parameters.toArray());
            }
            return null;
        });
    }

    private static Utf8[] texts(ResultSet row) throws SQLException {
        Utf8[] texts = new Utf8[row.getMetaData().getColumnCount()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Utf8.of(row.getString(i + 1));
        }
        return texts;
    }

    /** The frame's cases counted by these attributes, in the order of their values; everything in one without any. */
    public List<FrameGroup> count(FrameFilter filter, List<CaseAttribute> by) {
        List<Object> parameters = new ArrayList<>();
        String where = where(filter, parameter(parameters));
        String columns = columns(by);
        String and = by.isEmpty() ? "" : columns + ", ";
        return jdbc.query("select " + and + "coalesce(sum(cases), 0), "
                + "coalesce(sum(case when family_ref is null then cases else 1 end), 0) from (select " + and
                + "family_ref, count(*) as cases from register_case" + where + " group by " + and + "family_ref) f"
                + (by.isEmpty() ? "" : " group by " + columns + " order by " + columns),
                (row, number) -> group(row, by.size()), parameters.toArray());
    }

    private static FrameGroup group(ResultSet row, int columns) throws SQLException {
        String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = row.getString(i + 1);
        }
        return new FrameGroup(Arrays.asList(values), row.getInt(columns + 1), row.getInt(columns + 2));
    }

    /** @param value writes a value into the query, or a mark for it */
    private String where(FrameFilter filter, Function<Object, String> value) {
        List<String> conditions = new ArrayList<>();
        if (filter.openOnly()) {
            conditions.add("open_now");
        }
        if (filter.needCode() != null) {
            conditions.add("position(" + value.apply(";" + filter.needCode() + ";") + " in need_codes) > 0");
        }
        if (filter.notAuditedMonths() != null) {
            conditions.add("(last_audited_on is null or last_audited_on < "
                    + value.apply(LocalDate.now(clock).minusMonths(filter.notAuditedMonths())) + ")");
        }
        if (!filter.nominatedBy().isEmpty()) {
            conditions.add("nominating_agency in ("
                    + filter.nominatedBy().stream().map(value).collect(Collectors.joining(", ")) + ")");
        }
        limit(conditions, "age >= ", filter.ageFrom(), value);
        limit(conditions, "age <= ", filter.ageTo(), value);
        limit(conditions, "referral_on >= ", filter.referredFrom(), value);
        limit(conditions, "referral_on <= ", filter.referredTo(), value);
        limit(conditions, "agency_count >= ", filter.minAgencies(), value);
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static void limit(
            List<String> conditions, String condition, Object limit, Function<Object, String> value) {
        if (limit != null) {
            conditions.add(condition + value.apply(limit));
        }
    }

    private static Function<Object, String> parameter(List<Object> parameters) {
        return value -> {
            parameters.add(value);
            return "?";
        };
    }

    private static String columns(List<CaseAttribute> attributes) {
        return attributes.stream().map(CaseAttribute::column).collect(Collectors.joining(", "));
    }
}
