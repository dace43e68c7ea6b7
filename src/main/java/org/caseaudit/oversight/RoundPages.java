package org.caseaudit.oversight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.caseaudit.actions.Actions;
import org.caseaudit.actions.AuditAction;
import org.caseaudit.actions.ActionState;
import org.caseaudit.actions.Owners;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.engine.OpenTasks;
import org.caseaudit.engine.OpenTasks.OpenTask;
import org.caseaudit.oversight.RoundState.ActionLine;
import org.caseaudit.oversight.RoundState.AgencyLine;
import org.caseaudit.oversight.RoundState.CaseLine;
import org.caseaudit.oversight.RoundState.WaitingLine;
import org.caseaudit.panel.Moderation;
import org.caseaudit.panel.Panel;
import org.caseaudit.panel.RoundTerms;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.Stage;
import org.caseaudit.report.Reports;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.ReturnOutcome;
import org.caseaudit.returns.ReturnState;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how rounds stand. */
@Component
class RoundPages {

    private static final String ROUND = "auditRoundId";
    /** More would be no list that somebody reads; Cockpit has them all. */
    private static final int MOST_TASKS = 100;

    private final AuditRounds rounds;
    private final AuditCases cases;
    private final AgencyReturns returns;
    private final Panel panel;
    private final RoundTerms terms;
    private final Actions actions;
    private final Owners owners;
    private final Reports reports;
    private final OpenTasks tasks;
    private final WorkingCalendar calendar;
    private final Clock clock;

    RoundPages(
            AuditRounds rounds, AuditCases cases, AgencyReturns returns, Panel panel, RoundTerms terms,
            Actions actions, Owners owners, Reports reports, OpenTasks tasks, WorkingCalendar calendar, Clock clock) {
        this.rounds = rounds;
        this.cases = cases;
        this.returns = returns;
        this.panel = panel;
        this.terms = terms;
        this.actions = actions;
        this.owners = owners;
        this.reports = reports;
        this.tasks = tasks;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The rounds that pass, the newest first. */
    List<RoundLine> list(Predicate<AuditRound> visible, boolean withTasks) {
        return rounds.all().stream().filter(visible).map(round -> new RoundLine(
                round.reference(), round.title(), round.theme() == null ? "not selected yet" : round.theme().title(),
                inWords(round.stage()), round.panelOn(), round.publishedOn(),
                withTasks ? (Long) tasks.count(ROUND, round.id()) : null)).toList();
    }

    @Transactional(readOnly = true)
    public RoundState state(AuditRound round) {
        List<AgencyReturn> all = returns.ofRound(round.id());
        List<Moderation> moderations = panel.moderations(round.id());
        List<OpenTask> waiting = tasks.first(MOST_TASKS, ROUND, round.id());
        List<AuditAction> agreed = actions.ofRound(round.id());
        Function<List<String>, List<String>> names = owners.naming(Stream.concat(
                waiting.stream().map(RoundPages::whom), agreed.stream().map(AuditAction::owners))
                .flatMap(List::stream).toList());
        LocalDate today = LocalDate.now(clock);
        return new RoundState(
                waiting.stream().map(task -> line(task, names, today)).toList(),
                tasks.count(ROUND, round.id()),
                cases.current(round.id()).stream().map(c -> line(c, all, moderations)).toList(),
                round.agencies().stream().map(code -> line(code, all, today)).toList(),
                agreed.stream().map(a -> line(a, names, today)).toList(),
                reports.current(round.id()).isPresent());
    }

    private static List<String> whom(OpenTask task) {
        return task.assignee() == null ? task.owners() : List.of("user:" + task.assignee());
    }

    private WaitingLine line(OpenTask task, Function<List<String>, List<String>> names, LocalDate today) {
        LocalDate dueOn = date(task.dueAt());
        return new WaitingLine(
                task.name(), String.join(", ", names.apply(whom(task))), date(task.since()), dueOn,
                dueOn == null ? null : (Integer) calendar.workingDaysBetween(dueOn, today));
    }

    private static CaseLine line(AuditCase c, List<AgencyReturn> all, List<Moderation> moderations) {
        List<AgencyReturn> ofCase = all.stream().filter(r -> r.auditCaseId() == c.id()).toList();
        String onPanel = moderations.stream().filter(m -> m.auditCaseId() == c.id() && m.disposition() != null)
                .findFirst().map(m -> m.disposition().inWords()).orElse("–");
        return new CaseLine(
                c.label(), c.caseRef(), c.status().words(), (int) ofCase.stream().filter(AgencyReturn::isIn).count(),
                ofCase.size(), onPanel);
    }

    private AgencyLine line(String code, List<AgencyReturn> all, LocalDate today) {
        List<AgencyReturn> own = all.stream().filter(r -> r.agencyCode().equals(code)).toList();
        return new AgencyLine(
                terms.agencyName(code), own.size(), count(own, AgencyReturn::isIn),
                count(own, r -> r.state() == ReturnState.REQUESTED),
                count(own, r -> r.state() == ReturnState.REQUESTED && r.dueOn().isBefore(today)),
                count(own, AgencyReturn::isCompleted), count(own, r -> came(r, ReturnOutcome.NOT_KNOWN)),
                count(own, r -> came(r, ReturnOutcome.NO_SAFEGUARDING_ISSUE)),
                count(own, r -> came(r, ReturnOutcome.RECORD_NOT_FOUND)),
                count(own, r -> r.state() == ReturnState.EXCUSED || came(r, ReturnOutcome.UNABLE_TO_TAKE_PART)),
                count(own, r -> r.state() == ReturnState.NOT_RETURNED));
    }

    private static ActionLine line(
            AuditAction action, Function<List<String>, List<String>> names, LocalDate today) {
        return new ActionLine(
                "A" + action.number(), action.text(), String.join(", ", names.apply(action.owners())), action.dueOn(),
                action.state().inWords(), action.restricted(),
                action.state() == ActionState.OPEN && action.dueOn().isBefore(today), action.reauditOn());
    }

    /** Who agreed the scope, in one line; null before, and where it was not recorded. */
    static String agreedBy(AuditRound round) {
        return round.members() == null ? null : round.members().strip()
                .replaceAll("\\s*[,;]?\\s*\\R\\s*", "; ").replaceAll("\\.$", "");
    }

    private static boolean came(AgencyReturn r, ReturnOutcome outcome) {
        return r.isIn() && r.outcome() == outcome;
    }

    private static long count(List<AgencyReturn> returns, Predicate<AgencyReturn> which) {
        return returns.stream().filter(which).count();
    }

    private LocalDate date(Instant instant) {
        return instant == null ? null : calendar.dateOf(instant);
    }

    static String inWords(Stage stage) {
        return switch (stage) {
            case PLANNED -> "Planned";
            case THEME_SELECTED -> "Theme selected";
            case SCOPE_AGREED -> "Scope agreed";
            case SAMPLE_DRAWN -> "Sample drawn";
            case SAMPLE_CONFIRMED -> "Cases under audit";
            case PANEL_CONVENED -> "Panel and report";
            case SIGNED_OFF -> "Report signed off";
            case PUBLISHED -> "Published; actions followed up";
            case ABANDONED -> "Abandoned";
        };
    }
}
