package org.caseaudit.oversight.cockpit;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how the latest rounds stand, and what the panel's filters offer. */
@Component
class Overview {

    /** Three years of quarterly rounds. */
    private static final int LATEST = 12;
    /** Rounds to choose from in the filter. */
    private static final int CHOICES = 100;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final CurrentUser user;
    private final WorkingCalendar calendar;

    Overview(JdbcClient jdbc, Directory directory, CurrentUser user, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.user = user;
        this.calendar = calendar;
    }

    /**
     * What the panel shows above its rows.
     *
     * @param administers whether the person may see the rest of Cockpit as its makers meant it
     */
    record Read(
            String today, boolean administers, long concernsOpen, long actionsOverdue, List<RoundLine> rounds,
            List<Choice> roundChoices, List<Choice> agencyChoices) {
    }

    /**
     * One round.
     *
     * @param drawnOn     null before the draw
     * @param publishedOn null before publication
     * @param days        from draw to publication, or to today where it is not published; null before the draw
     */
    record RoundLine(
            String reference, String title, String processInstanceId, int expected, int received, int waiting,
            long concernsOpen, long actionsOverdue, String drawnOn, String publishedOn, Long days) {
    }

    /** One value of a filter. */
    record Choice(String value, String words) {
    }

    @Transactional(readOnly = true)
    public Read read() {
        LocalDate today = calendar.today();
        return new Read(
                UkDate.formatWithDay(today), user.isIn(Groups.ADMINISTRATORS),
                jdbc.sql("select count(*) from concern where state <> 'SETTLED'").query(Long.class).single(),
                jdbc.sql("select count(*) from audit_action where state = 'OPEN' and due_on < ?")
                        .param(Date.valueOf(today)).query(Long.class).single(),
                rounds(today),
                jdbc.sql("select reference as choice, reference || ': ' || title as words from audit_round "
                                + "where sample_size is not null order by id desc limit " + CHOICES)
                        .query((row, number) -> new Choice(row.getString(1), row.getString(2))).list(),
                directory.agencies().stream().map(agency -> new Choice(agency.code(), agency.name())).toList());
    }

    private List<RoundLine> rounds(LocalDate today) {
        return jdbc.sql("""
                        select o.reference, o.title, o.process_instance_id,
                            (select coalesce(sum(s.expected), 0) from returns_standing s where s.audit_round_id = o.id)
                                as expected,
                            (select coalesce(sum(s.received), 0) from returns_standing s where s.audit_round_id = o.id)
                                as received,
                            (select coalesce(sum(s.waiting), 0) from returns_standing s where s.audit_round_id = o.id)
                                as waiting,
                            (select count(*) from concern c where c.audit_round_id = o.id and c.state <> 'SETTLED')
                                as concerns_open,
                            (select count(*) from audit_action a where a.audit_round_id = o.id and a.state = 'OPEN'
                                and a.due_on < :today) as actions_overdue,
                            (select max(d.drawn_at) from draw d where d.audit_round_id = o.id and not d.superseded)
                                as drawn_at,
                            o.published_on
                        from audit_round o
                        where o.stage in ('SAMPLE_CONFIRMED', 'PANEL_CONVENED', 'SIGNED_OFF', 'PUBLISHED')
                        order by o.id desc limit\s""" + LATEST)
                .param("today", Date.valueOf(today)).query(Row.class).list().stream()
                .map(row -> line(row, today)).toList();
    }

    private RoundLine line(Row row, LocalDate today) {
        LocalDate drawnOn = row.drawnAt() == null ? null : calendar.dateOf(row.drawnAt());
        LocalDate until = row.publishedOn() == null ? today : row.publishedOn();
        return new RoundLine(row.reference(), row.title(), row.processInstanceId(), row.expected(), row.received(),
                row.waiting(), row.concernsOpen(), row.actionsOverdue(), format(drawnOn), format(row.publishedOn()),
                drawnOn == null ? null : (Long) ChronoUnit.DAYS.between(drawnOn, until));
    }

    private static String format(LocalDate date) {
        return date == null ? null : UkDate.format(date);
    }

    private record Row(
            String reference, String title, String processInstanceId, int expected, int received, int waiting,
            long concernsOpen, long actionsOverdue, Instant drawnAt, LocalDate publishedOn) {
    }
}
