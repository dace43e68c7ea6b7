package org.caseaudit.oversight.cockpit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the messages that were sent about returns. */
@Component
class ChaseMessages {

    private static final String UNDELIVERED =
            "(m.bounced_at is not null or m.failed_at is not null and m.handed_over_at is null)";

    private final JdbcClient jdbc;

    ChaseMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Messages about an agency's returns in a round.
     *
     * @param reminders   handed over, beside the first that asked
     * @param undelivered failed or come back
     */
    record Counts(int reminders, int undelivered) {
        static final Counts NONE = new Counts(0, 0);
    }

    /** @param keys pairs of a round's id and an agency's code */
    Map<RoundAndAgency, Counts> counts(List<Object[]> keys) {
        Map<RoundAndAgency, Counts> counts = new HashMap<>();
        jdbc.sql("""
                        select r.audit_round_id, r.agency_code,
                            count(case when m.handed_over_at is not null and m.template <> 'chasing/request' then 1 end),
                            count(case when %s then 1 end)
                        from agency_return r
                        join audit_round o on o.id = r.audit_round_id
                        join message m on m.about = o.reference || ' Return for ' || r.reference
                        where (r.audit_round_id, r.agency_code) in (:keys)
                        group by r.audit_round_id, r.agency_code""".formatted(UNDELIVERED))
                .param("keys", keys)
                .query(row -> {
                    counts.put(new RoundAndAgency(row.getLong(1), row.getString(2)),
                            new Counts(row.getInt(3), row.getInt(4)));
                });
        return counts;
    }

    /** The condition that a row {@code s} of the read model has messages that reached nobody. */
    String someUndelivered() {
        return """
                exists (select 1 from agency_return r
                join audit_round o on o.id = r.audit_round_id
                join message m on m.about = o.reference || ' Return for ' || r.reference
                where r.audit_round_id = s.audit_round_id and r.agency_code = s.agency_code and %s)"""
                .formatted(UNDELIVERED);
    }
}
