package org.caseaudit.returns;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseaudit.chasing.Audiences;
import org.caseaudit.chasing.ChasedWork;
import org.caseaudit.chasing.Waiting;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.mail.Links;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom to remind of a return. Read in one go and without its answers, because thousands may fall due at once. */
@Component
class ReturnChasing implements ChasedWork {

    private static final String AWAITED = """
            select a.reference, c.case_ref, r.agency_code, r.agency_name, r.due_on
            from agency_return r
            join audit_round a on a.id = r.audit_round_id
            join audit_case c on c.id = r.audit_case_id
            where r.id = ? and r.state = ?
            """;

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final AgencyAuditors auditors;
    private final Directory directory;

    ReturnChasing(JdbcClient jdbc, EntityManager entities, AgencyAuditors auditors, Directory directory) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.auditors = auditors;
        this.directory = directory;
    }

    @Override
    public String kind() {
        return "return";
    }

    @Override
    public Optional<Waiting> find(long id) {
        // What this very transaction has changed may not be written yet.
        entities.flush();
        return jdbc.sql(AWAITED).params(id, ReturnState.REQUESTED.name()).query(this::waiting).optional();
    }

    private Waiting waiting(ResultSet row, int i) throws SQLException {
        return new Waiting(row.getString(1), "Return for " + row.getString(2), row.getString(4),
                row.getObject(5, LocalDate.class), audiences(row.getString(3)), Links.TASKLIST);
    }

    private Map<String, List<Person>> audiences(String agency) {
        return new Audiences()
                .with("auditor", () -> auditors.auditors(agency))
                .with("deputy", () -> auditors.deputies(agency))
                .with("manager", () -> directory.members(Groups.managers(agency)))
                .with("coordinator", () -> directory.members(Groups.COORDINATORS))
                .with("chair", () -> directory.members(Groups.PANEL_CHAIR));
    }
}
