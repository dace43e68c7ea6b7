package org.caseaudit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.caseaudit.replay.Step.Kind;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final String ROUND = """
            title: A round to plan
            starts: 2016-07-04
            agencies:
              - {code: police, name: Police}
            round: {title: Short, panelOn: 2016-09-14}
            scope: {sampleSize: 1, returnsDueOn: 2016-08-26}
            register: {groups: [{count: 5}]}
            findings: [{kind: LEARNING, text: Something was learned}]
            actions: [{text: Do something, owners: [coordinators], due: 20}]
            """;

    @Test
    void plansAWholeRoundFromTheShortestFile() {
        assertThat(plan("")).extracting(Step::kind).containsExactly(
                Kind.PLAN_ROUND, Kind.SELECT_THEME, Kind.AGREE_SCOPE, Kind.CONFIRM_SAMPLE, Kind.ASK_FAMILY,
                Kind.HOLD_INTERVIEW, Kind.COMPLETE_RETURN, Kind.CHECK_RETURN, Kind.CONVENE_PANEL, Kind.MODERATE_CASE,
                Kind.RECORD_FINDING, Kind.AGREE_ACTION, Kind.WRITE_UP, Kind.CHECK_DISCLOSURE, Kind.SIGN_OFF);
    }

    @Test
    void countsWorkingDaysOverTheSummerBankHoliday() {
        assertThat(days(plan("returns: {all: {when: 1}}\n"), Kind.COMPLETE_RETURN))
                .containsExactly(LocalDate.of(2016, 8, 30));
    }

    @Test
    void asksTheReservesFamilyAfterARefusal() {
        List<Step> steps = plan("families: {all: {asked: [{parent: REFUSED, on: 2016-07-18}]}}\n");

        assertThat(days(steps, Kind.ASK_FAMILY))
                .containsExactly(LocalDate.of(2016, 7, 18), LocalDate.of(2016, 7, 21));
    }

    @Test
    void leavesAPlaceEmptyWithoutAskingOn() {
        List<Step> steps = plan("""
                families: {all: {asked: [{parent: REFUSED}], leftEmpty: {reason: No reserve was left}}}
                """);

        assertThat(steps).extracting(Step::kind).contains(Kind.LEAVE_PLACE_EMPTY)
                .doesNotContain(Kind.COMPLETE_RETURN, Kind.HOLD_INTERVIEW, Kind.MODERATE_CASE);
        assertThat(days(steps, Kind.ASK_FAMILY)).hasSize(1);
    }

    @Test
    void plansNoReturnThatNeverComes() {
        assertThat(plan("returns: {all: {when: never}}\n")).extracting(Step::kind)
                .doesNotContain(Kind.COMPLETE_RETURN, Kind.CHECK_RETURN);
    }

    @Test
    void plansAReturnOnceMoreForEachQuestion() {
        List<Step> steps = plan("""
                returns: {all: {when: 2016-08-22, sentBack: [{question: Which file was it, after: 3}]}}
                """);

        assertThat(days(steps, Kind.COMPLETE_RETURN))
                .containsExactly(LocalDate.of(2016, 8, 22), LocalDate.of(2016, 8, 25));
        assertThat(days(steps, Kind.CHECK_RETURN)).hasSize(2);
    }

    @Test
    void stopsWorkOnACaseWhenItsFamilyWithdraws() {
        assertThat(plan("families: {all: {withdrawn: {on: 2016-08-24}}}\n")).extracting(Step::kind)
                .contains(Kind.WITHDRAW, Kind.HOLD_INTERVIEW)
                .doesNotContain(Kind.COMPLETE_RETURN, Kind.MODERATE_CASE);
    }

    @Test
    void writesUpAgainAfterADisclosureCheckAndAChange() {
        List<Step> steps = plan("""
                report:
                  disclosure: [{smallNumbersChecked: no}]
                  signOff: [{changes: Say more about the method}]
                """);

        assertThat(days(steps, Kind.WRITE_UP)).hasSize(3);
        assertThat(days(steps, Kind.CHECK_DISCLOSURE)).hasSize(3);
        assertThat(days(steps, Kind.SIGN_OFF)).hasSize(2);
    }

    @Test
    void followsAnActionToItsEffect() {
        assertThat(plan("")).extracting(Step::kind).doesNotContain(Kind.COMPLETE_ACTION);

        String followed = ROUND.replace("due: 20", "due: 20, done: [{on: 2016-10-10, "
                + "verified: {reviewOn: 2017-01-10}, effect: {worked: yes}}]");
        assertThat(Planner.plan(ReplayFile.read("followed.yml", followed)))
                .filteredOn(step -> step.key().startsWith("actions[1].done"))
                .extracting(Step::kind, Step::on).containsExactly(
                        tuple(Kind.COMPLETE_ACTION, LocalDate.of(2016, 10, 10)),
                        tuple(Kind.VERIFY_ACTION, LocalDate.of(2016, 10, 11)),
                        tuple(Kind.CHECK_EFFECT, LocalDate.of(2017, 1, 11)));
    }

    @Test
    void plansNothingAfterARoundIsAbandoned() {
        String abandoned = ROUND.substring(0, ROUND.indexOf("findings:")) + """
                sample: {smallFrame: [{decision: abandon, reason: Too few children, on: 2016-07-08}]}
                expect: {answers: [{as: coordinators, get: /rounds, on: 2016-07-11}]}
                """;

        assertThat(Planner.plan(ReplayFile.read("abandoned.yml", abandoned))).extracting(Step::kind).containsExactly(
                Kind.PLAN_ROUND, Kind.SELECT_THEME, Kind.AGREE_SCOPE, Kind.DECIDE_ON_SMALL_FRAME, Kind.ASK_SERVER);
    }

    @Test
    void goesOnWithTheScopeThatWasWidened() {
        List<Step> steps = plan("""
                sample:
                  smallFrame:
                    - {decision: widen, reason: Too few children, scope: {sampleSize: 2, returnsDueOn: 2016-09-02}}
                """);

        assertThat(days(steps, Kind.MODERATE_CASE)).hasSize(2);
        assertThat(days(steps, Kind.COMPLETE_RETURN)).containsOnly(LocalDate.of(2016, 8, 31)).hasSize(2);
    }

    private static List<Step> plan(String more) {
        return Planner.plan(ReplayFile.read("plan.yml", ROUND + more));
    }

    private static List<LocalDate> days(List<Step> steps, Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).map(Step::on).toList();
    }
}
