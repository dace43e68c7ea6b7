package org.caseaudit.register;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseaudit.childidentity.ChildIdentityStore;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A table for one transaction in which an extract is laid down as it is, and from which the register and the identity
 * store are brought up to date in a few statements. It ends with the transaction, however that ends.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RegisterStaging {

    private static final String TABLE = "register_staging";
    /** Where a row has what the register keeps. */
    private static final int[] REGISTERED_SLOTS = IntStream.rangeClosed(0, RowReader.AGENCY_COUNT)
            .filter(slot -> slot == RowReader.AGENCY_COUNT || !RegisterColumn.all().get(slot).isIdentity()).toArray();

    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final ChildIdentityStore identities;

    RegisterStaging(JdbcTemplate jdbc, DataSource dataSource, ChildIdentityStore identities) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.identities = identities;
    }

    /**
     * Makes ready for rows.
     *
     * @param told the columns that the extract has
     */
    Load open(List<RegisterColumn> told) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        PGConnection postgres = connection.isWrapperFor(PGConnection.class)
                ? connection.unwrap(PGConnection.class) : null;
        // Into an empty register rows go straight, unless some of what they say belongs elsewhere.
        boolean straight = size() == 0 && told.stream().noneMatch(RegisterColumn::isIdentity);
        if (!straight) {
            jdbc.execute("create local temporary table " + TABLE + " ("
                    + RegisterColumn.all().stream().map(RegisterStaging::definition).collect(Collectors.joining(", "))
                    // H2 would end the transaction where it makes a table that takes no part in one.
                    + ", agency_count integer) on commit drop" + (postgres == null ? " transactional" : ""));
        }
        String table = straight ? "register_case" : TABLE;
        List<String> columns = straight ? registered() : staged();
        int[] slots = straight ? REGISTERED_SLOTS : IntStream.rangeClosed(0, RowReader.AGENCY_COUNT).toArray();
        return new Load(told, straight, postgres == null ? new BatchLoader(connection, table, columns, slots)
                : new CopyLoader(postgres, table, columns, slots));
    }

    private int size() {
        return jdbc.queryForObject("select count(*) from register_case", Integer.class);
    }

    /** An extract on its way into the database. */
    final class Load implements Closeable {

        private final List<RegisterColumn> told;
        private final boolean straight;
        private final RegisterLoader loader;

        private Load(List<RegisterColumn> told, boolean straight, RegisterLoader loader) {
            this.told = told;
            this.straight = straight;
            this.loader = loader;
        }

        /** @param row as {@link RowReader#read} returns it */
        void add(String[] row) throws IOException {
            loader.add(row);
        }

        /** Brings the register up to date with so many rows. What the extract has no column for stays as it is. */
        ImportCounts finish(int rows) throws IOException {
            loader.finish();
            return straight ? new ImportCounts(rows, 0, 0, 0, 0) : merge(told, rows);
        }

        @Override
        public void close() throws IOException {
            loader.close();
        }
    }

    private static String definition(RegisterColumn column) {
        return column.databaseColumn() + switch (column.kind()) {
            case DATE -> " date";
            case AGE -> " integer";
            case OPEN_OR_CLOSED -> " boolean";
            case REFERENCE, TEXT, LIST -> " varchar(" + column.longest() + ")";
        };
    }

    private ImportCounts merge(List<RegisterColumn> told, int rows) {
        int before = size();
        int changed = before == 0 ? 0 : update(told);
        // PostgreSQL takes an empty table for one that stays so, and would search what is inserted row by row.
        String news = before == 0 ? ""
                : " where not exists (select 1 from register_case r where r.case_ref = s.case_ref)";
        int added = jdbc.update("insert into register_case (" + list(registered(), "") + ") select "
                + list(registered(), "s.") + " from " + TABLE + " s" + news);
        List<String> identity = told.stream().filter(RegisterColumn::isIdentity)
                .map(RegisterColumn::databaseColumn).toList();
        int learnt = identity.isEmpty() ? 0 : identities.keepAll(TABLE, identity);
        return new ImportCounts(added, changed, rows - added - changed, learnt, before - (rows - added));
    }

    private int update(List<RegisterColumn> told) {
        List<String> columns = Stream.concat(
                told.stream().filter(column -> !column.isIdentity() && column != RegisterColumn.CASE_REF)
                        .map(RegisterColumn::databaseColumn),
                told.contains(RegisterColumn.AGENCIES) ? Stream.of("agency_count") : Stream.empty()).toList();
        jdbc.execute("create unique index register_staging_ref on " + TABLE + " (case_ref)");
        String same = " from " + TABLE + " s where s.case_ref = r.case_ref";
        return jdbc.update("update register_case r set (" + list(columns, "") + ") = (select " + list(columns, "s.")
                + same + ") where exists (select 1" + same + " and (" + columns.stream()
                        .map(column -> "s." + column + " is distinct from r." + column)
                        .collect(Collectors.joining(" or ")) + "))");
    }

    private static List<String> staged() {
        return Stream.concat(RegisterColumn.all().stream().map(RegisterColumn::databaseColumn),
                Stream.of("agency_count")).toList();
    }

    private static List<String> registered() {
        return Stream.concat(RegisterColumn.all().stream().filter(column -> !column.isIdentity())
                .map(RegisterColumn::databaseColumn), Stream.of("agency_count")).toList();
    }

    private static String list(List<String> columns, String prefix) {
        return columns.stream().map(prefix::concat).collect(Collectors.joining(", "));
    }
}
