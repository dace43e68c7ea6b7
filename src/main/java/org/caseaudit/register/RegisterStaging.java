package org.caseaudit.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
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

    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final ChildIdentityStore identities;

    RegisterStaging(JdbcTemplate jdbc, DataSource dataSource, ChildIdentityStore identities) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.identities = identities;
    }

    /** Makes the table and what fills it. */
    RegisterLoader open() throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        boolean postgres = connection.isWrapperFor(PGConnection.class);
        jdbc.execute("create local temporary table " + TABLE + " ("
                + RegisterColumn.all().stream().map(RegisterStaging::definition).collect(Collectors.joining(", "))
                // H2 would end the transaction where it makes a table that takes no part in one.
                + ", agency_count integer) on commit drop" + (postgres ? "" : " transactional"));
        return postgres ? new CopyLoader(connection.unwrap(PGConnection.class), TABLE)
                : new BatchLoader(connection, TABLE);
    }

    private static String definition(RegisterColumn column) {
        return column.databaseColumn() + switch (column.kind()) {
            case DATE -> " date";
            case AGE -> " integer";
            case OPEN_OR_CLOSED -> " boolean";
            case REFERENCE, TEXT, LIST -> " varchar(" + column.longest() + ")";
        };
    }

    /**
     * Brings the register up to date. What the extract has no column for stays as it is.
     *
     * @param told the columns that the extract has
     * @param rows how many rows are in the table
     */
    ImportCounts merge(Collection<RegisterColumn> told, int rows) {
        int before = jdbc.queryForObject("select count(*) from register_case", Integer.class);
        int changed = before == 0 ? 0 : update(told);
        // PostgreSQL takes an empty table for one that stays so, and would search what is inserted row by row.
        String known = "exists (select 1 from register_case r where r.case_ref = s.case_ref)";
        int added = jdbc.update("insert into register_case (" + list(registered(), "") + ") select "
                + list(registered(), "s.") + " from " + TABLE + " s" + (before == 0 ? "" : " where not " + known));
        int learnt = told.stream().anyMatch(RegisterColumn::isIdentity) ? identities.keepAll(TABLE,
                told.stream().filter(RegisterColumn::isIdentity).map(RegisterColumn::databaseColumn).toList()) : 0;
        return new ImportCounts(added, changed, rows - added - changed, learnt, before - (rows - added));
    }

    private int update(Collection<RegisterColumn> told) {
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

    private static List<String> registered() {
        return Stream.concat(RegisterColumn.all().stream().filter(column -> !column.isIdentity())
                .map(RegisterColumn::databaseColumn), Stream.of("agency_count")).toList();
    }

    private static String list(List<String> columns, String prefix) {
        return columns.stream().map(prefix::concat).collect(Collectors.joining(", "));
    }
}
