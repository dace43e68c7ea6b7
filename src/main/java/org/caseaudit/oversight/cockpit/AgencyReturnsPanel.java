package org.caseaudit.oversight.cockpit;

import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.identity.Person;
import org.caseaudit.oversight.cockpit.Standing.Contact;
import org.caseaudit.oversight.cockpit.Standing.Line;
import org.caseaudit.oversight.cockpit.StandingQuery.Only;
import org.caseaudit.returns.AgencyAuditors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the panel <em>Agency returns</em>. The rows come from the read model by index; what depends on today or on mail
 * is looked up for the rows of one page only, so that a page costs the same however many returns there are.
 */
@Component
class AgencyReturnsPanel {

    static final int PAGE = 20;
    /** Nobody turns so many pages; counting on would make the panel slower with every return. */
    static final int MOST_COUNTED = 500;
    /** Rows that a file is read in at a time. */
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final ChaseMessages messages;
    private final AgencyAuditors people;
    private final WorkingCalendar calendar;

    AgencyReturnsPanel(JdbcClient jdbc, ChaseMessages messages, AgencyAuditors people, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.people = people;
        this.calendar = calendar;
    }

    /** One page of what is asked for. */
    @Transactional(readOnly = true)
    public Standing page(StandingQuery query) {
        Conditions conditions = conditions(query);
        // In the order of the index: without one, PostgreSQL reads past every finished row to the first that counts.
        int counted = jdbc.sql("select count(*) from (select 1 from " + conditions.from()
                        + " order by s.earliest_due_on limit " + (MOST_COUNTED + 1) + ") counted")
                .params(conditions.values()).query(Integer.class).single();
        int inAll = Math.min(counted, MOST_COUNTED);
        List<Line> lines = lines(query, conditions, PAGE, (query.page() - 1) * PAGE);
        return new Standing(lines, query.page(), Math.max(1, (inAll + PAGE - 1) / PAGE), inAll, counted > MOST_COUNTED);
    }

    /** Hands over everything that is asked for, row by row, whatever its page. */
    @Transactional(readOnly = true)
    public void all(StandingQuery query, Consumer<Line> line) {
        Conditions conditions = conditions(query);
        int offset = 0;
        List<Line> batch;
        do {
            batch = lines(query, conditions, BATCH, offset);
            batch.forEach(line);
            offset += BATCH;
        } while (batch.size() == BATCH);
    }

    private Conditions conditions(StandingQuery query) {
        LocalDate today = calendar.today();
        LocalDate endOfWeek = endOfWeek(today);
        List<String> all = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (query.round() != null) {
            all.add("s.audit_round_id = (select id from audit_round where reference = :round)");
            values.put("round", query.round());
        }
        if (query.agency() != null) {
            all.add("s.agency_code = :agency");
            values.put("agency", query.agency());
        }
        switch (query.only()) {
            case ALL -> { }
            case WAITING -> all.add("s.earliest_due_on is not null");
            case OVERDUE -> all.add("s.earliest_due_on < :today");
            case DUE_THIS_WEEK -> all.add("""
                    s.earliest_due_on <= :endOfWeek and exists (select 1 from agency_return r
                    where r.audit_round_id = s.audit_round_id and r.agency_code = s.agency_code
                    and r.state = 'REQUESTED' and r.due_on between :today and :endOfWeek)""");
            case ESCALATED -> all.add("s.escalated > 0");
            case UNDELIVERED -> all.add(messages.someUndelivered());
            case COMPLETE -> all.add("s.earliest_due_on is null");
        }
        if (query.only() == Only.OVERDUE || query.only() == Only.DUE_THIS_WEEK) {
            values.put("today", Date.valueOf(today));
        }
        if (query.only() == Only.DUE_THIS_WEEK) {
            values.put("endOfWeek", Date.valueOf(endOfWeek));
        }
        return new Conditions(
                "returns_standing s" + (all.isEmpty() ? "" : " where " + String.join(" and ", all)), values);
    }

    private List<Line> lines(StandingQuery query, Conditions conditions, int limit, int offset) {
        List<Row> rows = jdbc.sql("select s.*, (select reference from audit_round where id = s.audit_round_id) as round "
                        + "from " + conditions.from() + " order by " + query.sort().orderBy(query.descending())
                        + " limit " + limit + " offset " + offset)
                .params(conditions.values()).query(Row.class).list();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Object[]> keys = rows.stream().map(row -> new Object[] {row.auditRoundId(), row.agencyCode()}).toList();
        Map<RoundAndAgency, NavigableMap<LocalDate, Integer>> due = due(keys);
        Map<RoundAndAgency, ChaseMessages.Counts> sent = messages.counts(keys);
        Map<String, List<Contact>> auditors = new HashMap<>();
        Map<String, List<Contact>> deputies = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            RoundAndAgency key = new RoundAndAgency(row.auditRoundId(), row.agencyCode());
            lines.add(line(row, due.getOrDefault(key, new TreeMap<>()), sent.getOrDefault(key, ChaseMessages.Counts.NONE),
                    auditors.computeIfAbsent(row.agencyCode(), code -> contacts(people.auditors(code))),
                    deputies.computeIfAbsent(row.agencyCode(), code -> contacts(people.deputies(code)))));
        }
        return lines;
    }

    private Line line(
            Row row, NavigableMap<LocalDate, Integer> due, ChaseMessages.Counts sent, List<Contact> auditors,
            List<Contact> deputies) {
        LocalDate today = calendar.today();
        NavigableMap<LocalDate, Integer> late = due.headMap(today, false);
        NavigableMap<LocalDate, Integer> ahead = due.tailMap(today, true);
        return new Line(row.round(), row.agencyCode(), row.agencyName(), row.expected(), row.received(), row.waiting(),
                row.unable(), row.notReturned(), sum(ahead.headMap(endOfWeek(today), true)), sum(late),
                late.isEmpty() ? null : (Integer) calendar.workingDaysBetween(late.firstKey(), today),
                late.isEmpty() ? null : UkDate.format(late.firstKey()),
                ahead.isEmpty() ? null : UkDate.format(ahead.firstKey()),
                sent.reminders(), row.escalated(), sent.undelivered(), auditors, deputies);
    }

    private Map<RoundAndAgency, NavigableMap<LocalDate, Integer>> due(List<Object[]> keys) {
        Map<RoundAndAgency, NavigableMap<LocalDate, Integer>> due = new HashMap<>();
        jdbc.sql("""
                        select audit_round_id, agency_code, due_on, count(*) from agency_return
                        where (audit_round_id, agency_code) in (:keys) and state = 'REQUESTED'
                        group by audit_round_id, agency_code, due_on""")
                .param("keys", keys)
                .query(row -> {
                    due.computeIfAbsent(new RoundAndAgency(row.getLong(1), row.getString(2)), key -> new TreeMap<>())
                            .put(row.getObject(3, LocalDate.class), row.getInt(4));
                });
        return due;
    }

    private static List<Contact> contacts(List<Person> people) {
        return people.stream().map(person -> new Contact(person.name(), person.email())).toList();
    }

    /** Sunday. */
    private static LocalDate endOfWeek(LocalDate today) {
        return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    private static int sum(Map<LocalDate, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A from clause with its conditions, and what its names stand for. */
    private record Conditions(String from, Map<String, Object> values) {
    }

    private record Row(
            long auditRoundId, String round, String agencyCode, String agencyName, int expected, int received,
            int waiting, int unable, int notReturned, int escalated) {
    }
}
