package org.caseaudit.childidentity;

import org.springframework.jdbc.core.JdbcTemplate;

/** Children whom the identity store knows, as an import would have told it. */
public final class KnownChildren {

    private KnownChildren() {
    }

    public static void put(JdbcTemplate jdbc, String caseRef, ChildIdentity identity) {
        jdbc.update("delete from child_identity where case_ref = ?", caseRef);
        jdbc.update("insert into child_identity (case_ref, name, date_of_birth, record_numbers) values (?, ?, ?, ?)",
                caseRef, identity.name(), identity.dateOfBirth(), identity.recordNumbers());
    }
}
