package org.caseaudit.panel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caseaudit.calendar.CalendarFile;
import org.caseaudit.identity.Directory;
import org.caseaudit.identity.Groups;
import org.caseaudit.identity.Person;
import org.caseaudit.mail.Letter;
import org.caseaudit.mail.Links;
import org.caseaudit.mail.MailContent;
import org.caseaudit.mail.Postbox;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.PanelDayMoved;
import org.caseaudit.programme.SampleConfirmed;
import org.caseaudit.returns.AgencyAuditors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the panel's day into the calendars of chair and lead auditors, and moves it there when it moves. */
@Component
class PanelInvitations {

    private final AuditRounds rounds;
    private final MeetingRepository meetings;
    private final AgencyAuditors auditors;
    private final Directory directory;
    private final Postbox postbox;
    private final Links links;
    private final JdbcClient jdbc;
    private final Clock clock;

    PanelInvitations(AuditRounds rounds, MeetingRepository meetings, AgencyAuditors auditors, Directory directory,
            Postbox postbox, Links links, JdbcClient jdbc, Clock clock) {
        this.rounds = rounds;
        this.meetings = meetings;
        this.auditors = auditors;
        this.directory = directory;
        this.postbox = postbox;
        this.links = links;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the calendars have. */
    private record Announced(int sequence, LocalDate panelOn) {

        private static Announced of(ResultSet row, int i) throws SQLException {
            return new Announced(row.getInt("sequence"), row.getObject("panel_on", LocalDate.class));
        }
    }

    @EventListener
    void invite(SampleConfirmed confirmed) {
        announce(rounds.round(confirmed.roundId()));
    }

    @EventListener
    void move(PanelDayMoved moved) {
        announce(rounds.round(moved.roundId()));
    }

    private void announce(AuditRound round) {
        Optional<Announced> before = jdbc.sql("select sequence, panel_on from panel_invitation where audit_round_id = ?")
                .param(round.id()).query(Announced::of).optional();
        boolean known = before.filter(announced -> announced.panelOn().equals(round.panelOn())).isPresent();
        if (known || round.panelOn().isBefore(LocalDate.now(clock))) {
            return;
        }
        Announced now = new Announced(before.map(announced -> announced.sequence() + 1).orElse(0), round.panelOn());
        jdbc.sql(before.isPresent()
                        ? "update panel_invitation set sequence = :sequence, panel_on = :on where audit_round_id = :round"
                        : "insert into panel_invitation (audit_round_id, sequence, panel_on) values (:round, :sequence, :on)")
                .param("round", round.id()).param("sequence", now.sequence()).param("on", now.panelOn()).update();
        post(round, before.orElse(null), now);
    }

    private void post(AuditRound round, Announced before, Announced now) {
        String venue = Optional.ofNullable(meetings.findByAuditRoundId(round.id()).map(MeetingEntity::toMeeting)
                .map(Meeting::venue).orElse(null)).orElse("");
        String link = links.to(Links.TASKLIST);
        String file = new CalendarFile("panel-" + round.reference() + "@caseaudit.org", now.sequence(), now.panelOn(),
                "Case audit panel " + round.reference(), venue, link).at(clock.instant());
        Map<String, Letter> letters = new LinkedHashMap<>();
        people(round).forEach((person, audience) -> {
            MailContent content = before == null
                    ? new PanelInvitationMail(person.name(), round.reference(), now.panelOn(), venue, link)
                    : new PanelMovedMail(
                            person.name(), round.reference(), before.panelOn(), now.panelOn(), venue, link);
            letters.putIfAbsent(person.id(), new Letter(
                    "panel:" + round.id() + ":" + now.sequence() + ":" + person.id(), audience, person,
                    round.reference() + " Panel", round.processInstanceId(), content, null, false, file));
        });
        postbox.post(letters.values());
    }

    private Map<Person, String> people(AuditRound round) {
        Map<Person, String> people = new LinkedHashMap<>();
        directory.members(Groups.PANEL_CHAIR).forEach(person -> people.put(person, "chair"));
        round.agencies().stream().flatMap(code -> auditors.auditors(code).stream())
                .forEach(person -> people.putIfAbsent(person, "auditor"));
        return people;
    }
}
