package org.caseaudit.childidentity;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in who the children of many cases are, without anybody reading it. */
@Component
public class ChildIdentityStore {

    private final JdbcTemplate jdbc;

    ChildIdentityStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps what a table of the running transaction says; a row that says nothing changes nothing.
     *
     * @param table   has a column {@code case_ref} and those named
     * @param columns which to take over of {@code name}, {@code date_of_birth} and {@code record_numbers}; the others
     *                stay as they are kept
     * @return of how many children this was news
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int keepAll(String table, List<String> columns) {
        String all = String.join(", ", columns);
        String ofSource = "s." + String.join(", s.", columns);
        String known = columns.stream().map(column -> "s." + column + " is not null")
                .collect(Collectors.joining(" or ", "(", ")"));
        String news = columns.stream().map(column -> "s." + column + " is distinct from i." + column)
                .collect(Collectors.joining(" or ", "(", ")"));
        String same = " from " + table + " s where s.case_ref = i.case_ref";
        String insert = "insert into child_identity (case_ref, " + all + ") select s.case_ref, " + ofSource
                + " from " + table + " s where " + known;
        // PostgreSQL takes an empty table for one that stays so, and would search what is inserted row by row.
        if (jdbc.queryForObject("select count(*) from child_identity", Long.class) == 0) {
            return jdbc.update(insert);
        }
        int changed = jdbc.update("update child_identity i set (" + all + ") = (select " + ofSource + same
                + ") where exists (select 1" + same + " and " + known + " and " + news + ")");
        return changed + jdbc.update(
                insert + " and not exists (select 1 from child_identity i where i.case_ref = s.case_ref)");
    }
}
