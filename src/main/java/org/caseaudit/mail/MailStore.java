package org.caseaudit.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseaudit.identity.Person;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Items and messages in the database. Plain statements and batches: a morning may hold ten thousand of them, and
 * several nodes share them by row locks.
 */
@Repository
class MailStore {

    static final int LONGEST_WORDS = 500;

    private static final String MESSAGE = """
            select m.id, m.message_id, m.audience, m.recipient_user, m.recipient_address, m.template, m.about,
                m.process_instance_id, m.queued_at, m.handed_over_at, m.failed_at, m.attempts, m.error, m.bounced_at,
                m.bounce_words, m.next_attempt_at, m.withdrawn_at
            from message m
            """;

    private static final String DUE_AND_FREE = "handed_over_at is null and withdrawn_at is null "
            + "and next_attempt_at <= :now and (claimed_until is null or claimed_until < :now)";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    MailStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    // Items

    void insert(List<MailItem> items) {
        jdbc.batchUpdate("""
                insert into mail_item (item_key, recipient_user, audience, template, about, subject, heading, line, body,
                    link, calendar, together, process_instance_id, queued_at, not_before)
                select cast(? as varchar(255)), cast(? as varchar(255)), cast(? as varchar(60)), cast(? as varchar(120)),
                    cast(? as varchar(200)), cast(? as varchar(500)), cast(? as varchar(120)), cast(? as varchar(1000)),
                    cast(? as varchar(8000)), cast(? as varchar(1000)), cast(? as varchar(4000)),
                    cast(? as varchar(200)), cast(? as varchar(64)), cast(? as timestamp(6) with time zone),
                    cast(? as timestamp(6) with time zone)
                where not exists (select 1 from mail_item where item_key = ?)
                """,
                items.stream().map(item -> new Object[] {
                    item.key(), item.recipientUser(), item.audience(), item.template(), item.about(), item.subject(),
                    item.heading(), item.line(), item.body(), item.link(), item.calendar(), item.together(),
                    item.processInstanceId(), at(item.queuedAt()), at(item.notBefore()), item.key()
                }).toList());
    }

    void withdraw(String processInstanceId, Instant now) {
        client.sql("""
                update mail_item set withdrawn_at = :now
                where process_instance_id = :process and withdrawn_at is null and not exists (select 1 from message
                    where message.message_id = mail_item.message_id and message.handed_over_at is not null)
                """).param("now", at(now)).param("process", processInstanceId).update();
    }

    /** Whether this node may put items together now: two at a time would tear a person's items apart. */
    boolean sorts() {
        return client.sql("select id from mail_sorting where id = 1 for update skip locked")
                .query(Integer.class).optional().isPresent();
    }

    /** What is due and in no message yet, each person's items side by side. */
    List<MailItem> unsorted(Instant now, int limit) {
        return client.sql("""
                select * from mail_item
                where message_id is null and withdrawn_at is null and not_before <= :now
                order by recipient_user, together, id limit :limit
                """).param("now", at(now)).param("limit", limit).query(MailStore::item).list();
    }

    List<MailItem> items(String messageId) {
        return client.sql("select * from mail_item where message_id = :id and withdrawn_at is null order by id")
                .param("id", messageId).query(MailStore::item).list();
    }

    // Messages

    void insertMessages(Collection<NewMessage> messages, Instant now) {
        jdbc.batchUpdate("""
                insert into message (message_id, audience, recipient_user, recipient_name, recipient_address, template,
                    about, process_instance_id, queued_at, attempts, next_attempt_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                """,
                messages.stream().map(message -> {
                    MailItem first = message.items().get(0);
                    return new Object[] {
                        message.messageId(), first.audience(), first.recipientUser(),
                        storable(message.recipient().name(), 320), storable(message.recipient().email(), 320),
                        message.template(), about(message.items()), first.processInstanceId(), at(first.queuedAt()), at(now)
                    };
                }).toList());
        jdbc.batchUpdate("update mail_item set message_id = ? where id = ? and withdrawn_at is null",
                messages.stream().flatMap(message -> message.items().stream()
                        .map(item -> new Object[] {message.messageId(), item.id()})).toList());
    }

    boolean anythingDue(Instant now) {
        return client.sql("""
                select message_id from message
                where %s limit 1
                """.formatted(DUE_AND_FREE)).param("now", at(now)).query(String.class).optional().isPresent();
    }

    /** Gives a sender the next messages to be tried; nobody else takes them until the claim ends. */
    List<QueuedMessage> claim(String sender, Instant now, Instant until, int most) {
        List<QueuedMessage> next = client.sql("""
                select id, message_id, recipient_user, recipient_name, recipient_address, attempts, queued_at from message
                where %s order by next_attempt_at, id limit :most for update skip locked
                """.formatted(DUE_AND_FREE)).param("now", at(now)).param("most", most)
                .query((row, i) -> new QueuedMessage(row.getLong(1), sender, row.getString(2),
                        new Person(row.getString(3), row.getString(4), row.getString(5)), row.getInt(6),
                        instant(row, 7))).list();
        if (!next.isEmpty()) {
            client.sql("update message set claimed_by = :sender, claimed_until = :until where id in (:ids)")
                    .param("sender", sender).param("until", at(until)).param("ids", ids(next)).update();
        }
        return next;
    }

    /** Whether all of a sender's messages were still its own, and are until then. */
    boolean renewed(List<QueuedMessage> claimed, Instant until) {
        return client.sql("update message set claimed_until = :until where id in (:ids) and claimed_by = :sender")
                .param("until", at(until)).param("ids", ids(claimed)).param("sender", claimed.get(0).claimedBy())
                .update() == claimed.size();
    }

    /** Leaves messages to whoever comes next. */
    void release(List<QueuedMessage> claimed) {
        client.sql("update message set claimed_by = null, claimed_until = null where id in (:ids) and claimed_by = :sender")
                .param("ids", ids(claimed)).param("sender", claimed.get(0).claimedBy()).update();
    }

    /** Whether the message was still its sender's: if not, somebody else sends it too. */
    boolean handedOver(QueuedMessage message, String address, List<MailItem> items, Instant now) {
        return client.sql("""
                update message set handed_over_at = :now, attempts = attempts + 1, recipient_address = :address,
                    about = :about, next_attempt_at = null, claimed_by = null, claimed_until = null
                where id = :id and claimed_by = :sender
                """).param("now", at(now)).param("address", address).param("about", about(items))
                .param("id", message.id()).param("sender", message.claimedBy()).update() == 1;
    }

    /** What was taken back while it was on the wire has gone all the same. */
    void gone(List<Long> items) {
        client.sql("update mail_item set withdrawn_at = null where id in (:items) and withdrawn_at is not null")
                .param("items", items).update();
    }

    void withdrawMessage(QueuedMessage message, Instant now) {
        client.sql("""
                update message set withdrawn_at = :now, next_attempt_at = null, claimed_by = null, claimed_until = null
                where id = :id and claimed_by = :sender
                """).param("now", at(now)).param("id", message.id()).param("sender", message.claimedBy()).update();
    }

    /** @param next null if trying again does not help */
    void failed(QueuedMessage message, String words, Instant now, Instant next) {
        client.sql("""
                update message set attempts = attempts + 1, failed_at = :now, error = :words, next_attempt_at = :next,
                    claimed_by = null, claimed_until = null
                where id = :id and claimed_by = :sender
                """).param("now", at(now)).param("words", storable(words, LONGEST_WORDS)).param("next", at(next))
                .param("id", message.id()).param("sender", message.claimedBy()).update();
    }

    /** The server is away for everything that is due and in nobody's hands, not for the one message that met it first. */
    void allFailed(String words, Instant now, List<Duration> pauses) {
        StringBuilder next = new StringBuilder("case when attempts = 0 then :pause0");
        for (int i = 1; i < pauses.size() - 1; i++) {
            next.append(" when attempts = ").append(i).append(" then :pause").append(i);
        }
        next.append(" else :pause").append(pauses.size() - 1).append(" end");
        JdbcClient.StatementSpec update = client.sql("""
                update message set attempts = attempts + 1, failed_at = :now, error = :words,
                    next_attempt_at = cast(%s as timestamp(6) with time zone)
                where id in (select id from message where %s for update skip locked)
                """.formatted(next, DUE_AND_FREE)).param("now", at(now)).param("words", storable(words, LONGEST_WORDS));
        for (int i = 0; i < pauses.size(); i++) {
            update = update.param("pause" + i, at(now.plus(pauses.get(i))));
        }
        update.update();
    }

    /** Messages that have just failed for at least that many times. */
    List<String> failedOften(int attempts, Instant at) {
        return client.sql("""
                select message_id from message
                where handed_over_at is null and withdrawn_at is null and failed_at = :at and attempts >= :attempts
                """).param("at", at(at)).param("attempts", attempts).query(String.class).list();
    }

    /** The server is back: what failed need not wait longer. */
    void hurry(Instant now) {
        client.sql("""
                update message set next_attempt_at = :now
                where id in (select id from message where handed_over_at is null and withdrawn_at is null
                    and next_attempt_at > :now and attempts > 0 for update skip locked)
                """).param("now", at(now)).update();
    }

    /** The person can be reached again: what could not be sent is. */
    void release(String recipientUser, Instant now) {
        client.sql("""
                update message set next_attempt_at = :now, recipient_address = null
                where recipient_user = :user and handed_over_at is null and withdrawn_at is null
                    and next_attempt_at is null
                """).param("now", at(now)).param("user", recipientUser).update();
    }

    Optional<Instant> nextCollection() {
        return client.sql("""
                select min(at) from (
                    select min(not_before) at from mail_item where message_id is null and withdrawn_at is null
                    union all
                    select min(next_attempt_at) from message where handed_over_at is null and withdrawn_at is null) waiting
                """).query((row, i) -> Optional.ofNullable(instant(row, 1))).single();
    }

    // Bounces

    Optional<SentMessage> byMessageId(String messageId) {
        return messages(MESSAGE + "where m.message_id = :id", "id", messageId).stream().findFirst();
    }

    /** The message handed over to that address last. */
    Optional<SentMessage> lastTo(String address) {
        return messages(MESSAGE + """
                where lower(m.recipient_address) = lower(:address) and m.handed_over_at is not null
                order by m.handed_over_at desc, m.id desc limit 1""", "address", address).stream().findFirst();
    }

    boolean bounced(String messageId, String words, Instant now) {
        return client.sql("""
                update message set bounced_at = :now, bounce_words = :words
                where message_id = :id and bounced_at is null
                """).param("now", at(now)).param("words", storable(words, LONGEST_WORDS)).param("id", messageId)
                .update() > 0;
    }

    /** An address that is dead already stays so since it was first found. */
    void addressDied(String recipientUser, String address, String reason, Instant now) {
        int known = client.sql("update dead_address set reason = ? where recipient_user = ? and address = ?")
                .params(storable(reason, LONGEST_WORDS), recipientUser, storable(address, 320)).update();
        if (known > 0) {
            return;
        }
        addressMended(recipientUser);
        client.sql("insert into dead_address (recipient_user, address, since, reason) values (?, ?, ?, ?)")
                .params(recipientUser, storable(address, 320), at(now), storable(reason, LONGEST_WORDS)).update();
    }

    void addressMended(String recipientUser) {
        client.sql("delete from dead_address where recipient_user = ?").param(recipientUser).update();
    }

    Map<String, DeadAddress> deadAddresses(Collection<String> recipientUsers) {
        return client.sql("select * from dead_address where recipient_user in (:users)").param("users", recipientUsers)
                .query((row, i) -> new DeadAddress(row.getString("recipient_user"), row.getString("address"),
                        instant(row, "since"), row.getString("reason")))
                .list().stream().collect(Collectors.toMap(DeadAddress::recipientUser, Function.identity()));
    }

    // What is on record

    List<SentMessage> about(String references) {
        return messages(MESSAGE + """
                where m.message_id in (select message_id from mail_item
                    where about = :about or about like :below escape '\\')
                order by m.queued_at, m.id
                """, "about", references, "below", references.replaceAll("([%_\\\\])", "\\\\$1") + " %");
    }

    List<SentMessage> ofProcessInstance(String processInstanceId) {
        return messages(MESSAGE + """
                where m.message_id in (select message_id from mail_item where process_instance_id = :process)
                order by m.queued_at, m.id
                """, "process", processInstanceId);
    }

    List<SentMessage> undelivered() {
        return messages(MESSAGE + """
                where m.bounced_at is not null
                    or (m.failed_at is not null and m.handed_over_at is null and m.withdrawn_at is null)
                order by m.queued_at, m.id
                """);
    }

    private List<SentMessage> messages(String sql, String... params) {
        JdbcClient.StatementSpec query = client.sql(sql);
        for (int i = 0; i < params.length; i += 2) {
            query = query.param(params[i], params[i + 1]);
        }
        return query.query(MailStore::message).list();
    }

    private static List<Long> ids(List<QueuedMessage> messages) {
        return messages.stream().map(QueuedMessage::id).toList();
    }

    private static String about(List<MailItem> items) {
        return items.stream().map(MailItem::about).distinct().collect(Collectors.joining(", "));
    }

    private static MailItem item(ResultSet row, int i) throws SQLException {
        return new MailItem(row.getLong("id"), row.getString("item_key"), row.getString("recipient_user"),
                row.getString("audience"), row.getString("template"), row.getString("about"), row.getString("subject"),
                row.getString("heading"), row.getString("line"), row.getString("body"), row.getString("link"),
                row.getString("calendar"), row.getString("together"), row.getString("process_instance_id"),
                instant(row, "queued_at"), instant(row, "not_before"));
    }

    private static SentMessage message(ResultSet row, int i) throws SQLException {
        return new SentMessage(row.getLong("id"), row.getString("message_id"), row.getString("audience"),
                row.getString("recipient_user"), row.getString("recipient_address"), row.getString("template"),
                row.getString("about"), row.getString("process_instance_id"), instant(row, "queued_at"),
                instant(row, "handed_over_at"), instant(row, "failed_at"), row.getInt("attempts"),
                row.getString("error"), instant(row, "bounced_at"), row.getString("bounce_words"),
                instant(row, "next_attempt_at"), instant(row, "withdrawn_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row, row.findColumn(column));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String storable(String text, int longest) {
        String line = MailRenderer.oneLine(text);
        return line.length() > longest ? line.substring(0, longest) : line;
    }
}
