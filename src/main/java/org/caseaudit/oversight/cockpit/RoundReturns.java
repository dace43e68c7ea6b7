package org.caseaudit.oversight.cockpit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.returns.ReturnState;
import org.caseaudit.web.BadInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the returns behind one row of the panel, and how a round's returns came in. */
@Component
class RoundReturns {

    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final WorkingCalendar calendar;

    RoundReturns(JdbcClient jdbc, RuntimeService runtime, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.calendar = calendar;
    }

    /**
     * One return.
     *
     * @param reference         case and agency
     * @param daysLate          working days; null unless it is waited for and overdue
     * @param escalatedOn       when the chair was asked for help, or null
     * @param processInstanceId null once its process has ended: Cockpit shows running ones only
     */
    record Line(
            String reference, String state, String dueOn, Integer daysLate, String receivedOn, String escalatedOn,
            String processInstanceId) {
    }

    /**
     * How many returns were due and were in by the end of a day.
     *
     * @param day  for the scale, {@code 2016-09-14}
     * @param date as people read it
     */
    record Day(String day, String date, int due, int in) {
    }

    /** The days on which something changed, and today; empty where no returns are expected. */
    record Progress(String round, String today, int expected, List<Day> days) {
    }

    @Transactional(readOnly = true)
    public List<Line> of(StandingQuery query) {
        if (query.round() == null || query.agency() == null) {
            throw new BadInput(query.round() == null ? "round" : "agency", "is missing");
        }
        List<Row> rows = jdbc.sql("""
                        select r.reference, r.state, r.due_on, r.submitted_at, p.escalated_at, p.process_instance_id
                        from agency_return r left join return_progress p on p.agency_return_id = r.id
                        where r.audit_round_id = (select id from audit_round where reference = ?)
                            and r.agency_code = ? and r.state <> 'WITHDRAWN'
                        order by r.due_on, r.reference""")
                .params(query.round(), query.agency()).query(Row.class).list();
        Set<String> running = running(rows);
        LocalDate today = calendar.today();
        return rows.stream().map(row -> new Line(
                row.reference(), inWords(row), UkDate.format(row.dueOn()),
                row.state() == ReturnState.REQUESTED && row.dueOn().isBefore(today)
                        ? (Integer) calendar.workingDaysBetween(row.dueOn(), today) : null,
                isIn(row.state()) ? format(row.submittedAt()) : null, format(row.escalatedAt()),
                running.contains(row.processInstanceId()) ? row.processInstanceId() : null)).toList();
    }

    @Transactional(readOnly = true)
    public Progress progress(StandingQuery query) {
        if (query.round() == null) {
            throw new BadInput("round", "is missing");
        }
        LocalDate today = calendar.today();
        TreeMap<LocalDate, int[]> changes = new TreeMap<>();
        List<Dates> rows = jdbc.sql("""
                        select state, due_on, submitted_at from agency_return
                        where audit_round_id = (select id from audit_round where reference = ?)
                            and state <> 'WITHDRAWN'""")
                .param(query.round()).query(Dates.class).list();
        for (Dates row : rows) {
            changes.computeIfAbsent(row.dueOn(), day -> new int[2])[0]++;
            if (isIn(row.state())) {
                changes.computeIfAbsent(calendar.dateOf(row.submittedAt()), day -> new int[2])[1]++;
            }
        }
        if (!changes.isEmpty() && rows.stream().anyMatch(row -> row.state() == ReturnState.REQUESTED)) {
            changes.putIfAbsent(today, new int[2]);
        }
        List<Day> days = new ArrayList<>();
        int due = 0;
        int in = 0;
        for (var change : changes.entrySet()) {
            due += change.getValue()[0];
            in += change.getValue()[1];
            days.add(new Day(change.getKey().toString(), UkDate.format(change.getKey()), due, in));
        }
        return new Progress(query.round(), today.toString(), rows.size(), days);
    }

    private Set<String> running(List<Row> rows) {
        Set<String> instances = rows.stream().map(Row::processInstanceId).filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        return instances.isEmpty() ? instances : runtime.createProcessInstanceQuery().processInstanceIds(instances)
                .list().stream().map(instance -> instance.getId()).collect(Collectors.toSet());
    }

    private static String inWords(Row row) {
        return switch (row.state()) {
            case REQUESTED -> row.submittedAt() == null ? "With the agency" : "Sent back with a question";
            case IN -> "In, not yet checked";
            case ACCEPTED -> "In and accepted";
            case EXCUSED -> "Unable to take part";
            case NOT_RETURNED -> "Not returned";
            case WITHDRAWN -> "The family withdrew";
        };
    }

    private static boolean isIn(ReturnState state) {
        return state == ReturnState.IN || state == ReturnState.ACCEPTED;
    }

    private String format(Instant instant) {
        return instant == null ? null : UkDate.format(calendar.dateOf(instant));
    }

    private record Row(
            String reference, ReturnState state, LocalDate dueOn, Instant submittedAt, Instant escalatedAt,
            String processInstanceId) {
    }

    private record Dates(ReturnState state, LocalDate dueOn, Instant submittedAt) {
    }
}
