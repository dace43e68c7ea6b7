package org.caseaudit.oversight.cockpit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the mail that chases have sent, thing by thing: one message may tell of several. */
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

    /**
     * One thing that a chase told one person, and what became of the message that carried it.
     *
     * @param notBefore    when it was to go out
     * @param takenBackAt  when it was taken back before it went, because what it asked for was done; or null
     * @param handedOverAt when the mail server took it; null as long as it has not
     * @param error        the mail server's words at the last attempt that failed
     * @param told         how many things the message tells of; 0 before it is written
     */
    record Item(
            String template, String audience, String recipientUser, Instant notBefore, Instant takenBackAt,
            Instant handedOverAt, Instant failedAt, int attempts, String error, Instant bouncedAt, String bounceWords,
            Instant nextAttemptAt, int told) {

        boolean isBounced() {
            return bouncedAt != null;
        }

        boolean isFailed() {
            return failedAt != null && handedOverAt == null && takenBackAt == null;
        }
    }

    /** What a chase has told, the latest first. */
    List<Item> of(String processInstanceId) {
        return jdbc.sql("""
                        select i.template, i.audience, i.recipient_user, i.not_before,
                            coalesce(i.withdrawn_at, m.withdrawn_at) as taken_back_at, m.handed_over_at, m.failed_at,
                            coalesce(m.attempts, 0) as attempts, m.error, m.bounced_at, m.bounce_words, m.next_attempt_at,
                            (select count(*) from mail_item o where o.message_id = i.message_id) as told
                        from mail_item i left join message m on m.message_id = i.message_id
                        where i.process_instance_id = ?
                        order by i.not_before desc, i.id desc""")
                .param(processInstanceId).query(Item.class).list();
    }

    /** @param keys pairs of a round's id and an agency's code */
    Map<RoundAndAgency, Counts> counts(List<Object[]> keys) {
        Map<RoundAndAgency, Counts> counts = new HashMap<>();
        jdbc.sql("""
                        select r.audit_round_id, r.agency_code,
                            count(case when m.handed_over_at is not null and i.withdrawn_at is null
                                and i.template <> 'chasing/request' then 1 end),
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
