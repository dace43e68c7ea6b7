package org.caseaudit.oversight.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.caseaudit.consent.CaseWithdrawn;
import org.caseaudit.identity.Agency;
import org.caseaudit.identity.AgencyRegister;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.oversight.cockpit.Standing.Line;
import org.caseaudit.process.ProcessTest;
import org.caseaudit.returns.AgencyReturn.Liaison.Decision;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.ReturnOutcome;
import org.caseaudit.returns.ReturnSubmission;
import org.caseaudit.returns.process.SampledRound;
import org.caseaudit.web.BadInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two agencies, three cases; what is due, is due on a Monday a fortnight away. */
class ReturnsStandingTest extends ProcessTest {

    private static final LocalDate DUE = LocalDate.of(2026, 9, 21);
    private static final LocalDate PANEL = LocalDate.of(2026, 10, 12);

    @Autowired
    private AgencyReturns returns;
    @Autowired
    private AgencyReturnsPanel panel;
    @Autowired
    private RoundReturns roundReturns;
    @Autowired
    private Overview overview;
    @Autowired
    private ReturnsStanding standing;
    @Autowired
    private AgencyRegister register;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;

    private SampledRound sampled;
    private String round;

    @BeforeEach
    void threeCasesOfTwoAgencies() {
        TestPeople people = new TestPeople(identity);
        people.person("stan-police");
        people.person("sid-police");
        people.person("stella-health");
        register.put(new Agency("stand-police", "Standing Police", "stan-police", "sid-police"));
        register.put(new Agency("stand-health", "Standing Health", "stella-health", null));
        sampled = SampledRound.create(context, DUE, PANEL, List.of("stand-police", "stand-health"),
                "CASE-0042", "CASE-0043", "CASE-0044");
        round = sampled.round().reference();
        sampled.cases().forEach(returns::open);
    }

    @Test
    void countsWhatIsExpectedAndWhatIsIn() {
        assertThat(police()).isEqualTo(new Line(round, "stand-police", "Standing Police", 3, 0, 3, 0, 0, 0, 0, null, null,
                "21 September 2026", 0, 0, 0, List.of(new Standing.Contact("stan-police Test", "stan-police@example.org")),
                List.of(new Standing.Contact("sid-police Test", "sid-police@example.org"))));

        submit(police(0));
        submit(police(1));
        returns.accept(police(1));
        assertThat(police()).satisfies(line -> {
            assertThat(line.received()).isEqualTo(2);
            assertThat(line.waiting()).isEqualTo(1);
        });
        assertThat(health().received()).isZero();

        returns.ask(police(0), "When was this?");
        returns.reopen(police(0));
        assertThat(police()).satisfies(line -> {
            assertThat(line.received()).isEqualTo(1);
            assertThat(line.waiting()).isEqualTo(2);
            assertThat(line.nextDueOn()).isEqualTo("10 September 2026");
            assertThat(line.dueThisWeek()).isEqualTo(1);
        });
    }

    @Test
    void countsWhoeverIsExcusedClosedOrWithdrawn() {
        returns.agree(police(0), Decision.EXCUSE, "No auditor in post", null, "chair");
        assertThat(police().unable()).isEqualTo(1);
        returns.closeOpen(sampled.cases().get(1));
        assertThat(police().notReturned()).isEqualTo(1);
        transaction.executeWithoutResult(status ->
                context.publishEvent(new CaseWithdrawn(sampled.cases().get(2), sampled.round().id())));
        assertThat(police()).satisfies(line -> {
            assertThat(line.expected()).isEqualTo(2);
            assertThat(line.waiting()).isZero();
        });
    }

    @Test
    void saysHowManyWorkingDaysTheLongestIsLate() {
        returns.agree(police(0), Decision.EXTEND, "More time", LocalDate.of(2026, 10, 1), "chair");
        clockAt(LocalDate.of(2026, 10, 1), LocalTime.of(9, 0));

        assertThat(police()).satisfies(line -> {
            assertThat(line.overdue()).isEqualTo(2);
            assertThat(line.daysLate()).isEqualTo(8);
            assertThat(line.lateSince()).isEqualTo("21 September 2026");
            assertThat(line.dueThisWeek()).isEqualTo(1);
            assertThat(line.nextDueOn()).isEqualTo("1 October 2026");
        });
        submit(police(1));
        submit(police(2));
        assertThat(police().daysLate()).isNull();
    }

    @Test
    void leavesNothingBehindWhenTheChangeIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            submit(police(0));
            status.setRollbackOnly();
        });
        assertThat(police().received()).isZero();
        assertThat(standing.differing()).isZero();
    }

    @Test
    void isMendedByRebuildingAfterSomethingWentPastTheApplication() {
        jdbc.sql("update agency_return set state = 'ACCEPTED' where id = ?").param(police(0)).update();
        assertThat(standing.differing()).isEqualTo(2);
        standing.rebuild();
        assertThat(standing.differing()).isZero();
        assertThat(police().received()).isEqualTo(1);
    }

    @Test
    void letsReturnsComeInWhileItIsRebuilt() {
        long id = police(0);
        CompletableFuture<Void> submission = transaction.execute(status -> {
            standing.rebuild();
            return waiting(CompletableFuture.runAsync(() -> submit(id)));
        });
        submission.join();
        assertThat(police().received()).isEqualTo(1);
    }

    @Test
    void leadsToTheProcessThatWaitsForAReturnAndTellsThatTheChairWasAsked() {
        ProcessInstance instance = runtime.startProcessInstanceByKey("agency-return", returns.reference(police(0)),
                Map.of("agencyReturnId", police(0), "auditCaseId", sampled.cases().get(0),
                        "auditRoundId", sampled.round().id()));
        for (LocalDate day : LocalDate.of(2026, 9, 15).datesUntil(LocalDate.of(2026, 9, 29)).toList()) {
            clockAt(day, LocalTime.of(11, 0));
            runDueJobs();
        }

        assertThat(police().escalated()).isEqualTo(1);
        assertThat(police().reminders()).isPositive();
        List<RoundReturns.Line> lines = roundReturns.of(
                StandingQuery.parse(round, "stand-police", null, null, null, null));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).reference()).isEqualTo("CASE-0042 Standing Police");
        assertThat(lines.get(0).state()).isEqualTo("With the agency");
        assertThat(lines.get(0).processInstanceId()).isEqualTo(instance.getId());
        assertThat(lines.get(0).escalatedOn()).isEqualTo("28 September 2026");
        assertThat(lines.get(1).processInstanceId()).isNull();
    }

    @Test
    void showsHowReturnsCameInAgainstWhatWasDue() {
        submit(police(0));
        clockAt(LocalDate.of(2026, 9, 23), LocalTime.of(9, 0));
        submit(police(1));
        clockAt(LocalDate.of(2026, 9, 24), LocalTime.of(9, 0));

        var progress = roundReturns.progress(StandingQuery.parse(round, null, null, null, null, null));
        assertThat(progress.expected()).isEqualTo(6);
        assertThat(progress.days()).containsExactly(
                new RoundReturns.Day("2026-09-07", "7 September 2026", 0, 1),
                new RoundReturns.Day("2026-09-21", "21 September 2026", 6, 1),
                new RoundReturns.Day("2026-09-23", "23 September 2026", 6, 2),
                new RoundReturns.Day("2026-09-24", "24 September 2026", 6, 2));
    }

    @Test
    void tellsHowLongARoundTookFromDrawToPublication() {
        jdbc.sql("update draw set drawn_at = timestamp '2026-06-08 12:00:00' where audit_round_id = ?")
                .param(sampled.round().id()).update();
        jdbc.sql("update audit_round set stage = 'SAMPLE_CONFIRMED' where id = ?").param(sampled.round().id()).update();
        assertThat(line()).satisfies(under -> {
            assertThat(under.days()).isEqualTo(91);
            assertThat(under.publishedOn()).isNull();
            assertThat(under.expected()).isEqualTo(6);
        });
        jdbc.sql("update audit_round set stage = 'PUBLISHED', published_on = date '2026-08-31' where id = ?")
                .param(sampled.round().id()).update();
        assertThat(line()).satisfies(published -> {
            assertThat(published.days()).isEqualTo(84);
            assertThat(published.drawnOn()).isEqualTo("8 June 2026");
            assertThat(published.publishedOn()).isEqualTo("31 August 2026");
        });
    }

    private Overview.RoundLine line() {
        return overview.read().rounds().stream().filter(line -> line.reference().equals(round)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"all,2", "waiting,2", "overdue,0", "due-this-week,1", "escalated,0", "undelivered,0", "complete,0"})
    void showsOnlyWhatIsAskedFor(String only, int rows) {
        submit(police(0));
        returns.ask(police(0), "When was this?");
        returns.reopen(police(0));
        assertThat(lines(only, null)).hasSize(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay", "round", "agency", "expected", "in", "waiting", "escalated"})
    void sortsEitherWay(String column) {
        submit(police(0));
        for (String order : new String[] {"asc", "desc"}) {
            assertThat(panel.page(StandingQuery.parse(round, null, "all", column, order, "1")).lines()).hasSize(2);
        }
        assertThat(panel.page(StandingQuery.parse(round, null, null, "agency", "desc", null)).lines())
                .extracting(Line::agency).containsExactly("Standing Police", "Standing Health");
        assertThat(panel.page(StandingQuery.parse(round, null, null, "in", "desc", null)).lines().get(0).agencyCode())
                .isEqualTo("stand-police");
    }

    @Test
    void turnsPages() {
        jdbc.sql("delete from returns_standing").update();
        for (int i = 0; i < 45; i++) {
            jdbc.sql("insert into returns_standing values (?, ?, ?, 4, 1, 3, 0, 0, 0, ?)")
                    .params(sampled.round().id(), "a" + i, "Agency %02d".formatted(i), DUE).update();
        }
        Standing last = panel.page(StandingQuery.parse(null, null, null, "agency", null, "3"));
        assertThat(last.inAll()).isEqualTo(45);
        assertThat(last.pages()).isEqualTo(3);
        assertThat(last.more()).isFalse();
        assertThat(last.lines()).hasSize(5).first().satisfies(line -> {
            assertThat(line.agency()).isEqualTo("Agency 40");
            assertThat(line.auditors()).isEmpty();
        });
        List<Line> all = new ArrayList<>();
        panel.all(StandingQuery.parse(null, null, null, "agency", null, null), all::add);
        assertThat(all).hasSize(45);
        standing.rebuild();
    }

    @ParameterizedTest
    @CsvSource({"only,late", "sort,secret", "order,up", "page,0", "page,-1", "page,1001", "page,x", "round,'a''b'",
            "agency,A B"})
    void refusesWhatCannotBe(String parameter, String value) {
        assertThatThrownBy(() -> StandingQuery.parse(
                parameter.equals("round") ? value : null, parameter.equals("agency") ? value : null,
                parameter.equals("only") ? value : null, parameter.equals("sort") ? value : null,
                parameter.equals("order") ? value : null, parameter.equals("page") ? value : null))
                .isInstanceOf(BadInput.class).hasMessageStartingWith(parameter + " ");
    }

    private void submit(long id) {
        returns.submit(id, new ReturnSubmission(ReturnOutcome.NOT_KNOWN, null, null, null, List.of()), "stan-police");
    }

    private long police(int position) {
        return returns.ofCase(sampled.cases().get(position)).stream()
                .filter(r -> r.agencyCode().equals("stand-police")).findFirst().orElseThrow().id();
    }

    private Line police() {
        return lines("all", "stand-police").get(0);
    }

    private Line health() {
        return lines("all", "stand-health").get(0);
    }

    private List<Line> lines(String only, String agency) {
        return panel.page(StandingQuery.parse(round, agency, only, null, null, null)).lines();
    }
}
