package org.caseaudit.oversight.cockpit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the mail that the chases of returns have sent. */
@Component
class ChaseMessages {

    /** What a return's chase sent, and the message that carried it, perhaps together with more. */
    private static final String SENT = """
            join chase c on c.kind = 'return' and c.work_id = r.id
            join mail_item i on i.process_instance_id = c.process_instance_id
            left join message m on m.message_id = i.message_id
            """;
    private static final String UNDELIVERED =
            "(m.bounced_at is not null or m.failed_at is not null and m.handed_over_at is null and m.withdrawn_at is null)";

    private final JdbcClient jdbc;

    ChaseMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Mail about an agency's returns in a round.
     *
     * @param reminders   handed over, beside the first that asked
     * @param undelivered messages that failed or came back
     */
    record Counts(int reminders, int undelivered) {
        static final Counts NONE = new Counts(0, 0);
    }

    /** @param keys pairs of a round's id and an agency's code */
    Map<RoundAndAgency, Counts> counts(List<Object[]> keys) {
        Map<RoundAndAgency, Counts> counts = new HashMap<>();
        jdbc.sql("""
                        select r.audit_round_id, r.agency_code,
                            count(case when i.sent_at is not null and i.template <> 'chasing/request' then 1 end),
                            count(distinct case when %s then m.id end)
                        from agency_return r
                        %s
                        where (r.audit_round_id, r.agency_code) in (:keys)
                        group by r.audit_round_id, r.agency_code""".formatted(UNDELIVERED, SENT))
                .param("keys", keys)
                .query(row -> {
                    counts.put(new RoundAndAgency(row.getLong(1), row.getString(2)),
                            new Counts(row.getInt(3), row.getInt(4)));
                });
        return counts;
    }

    /** The condition that a row {@code s} of the read model has mail that reached nobody. */
    String someUndelivered() {
        return """
                (s.audit_round_id, s.agency_code) in (
                select r.audit_round_id, r.agency_code from agency_return r
                %s
                where %s)""".formatted(SENT, UNDELIVERED);
    }
}
