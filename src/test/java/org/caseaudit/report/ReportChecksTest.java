package org.caseaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.caseaudit.report.ReportFacts.Action;
import org.caseaudit.report.ReportFacts.Agreement;
import org.caseaudit.report.ReportFacts.Case;
import org.caseaudit.report.ReportFacts.Disposition;
import org.caseaudit.report.ReportFacts.Edits;
import org.caseaudit.report.ReportFacts.Finding;
import org.caseaudit.report.ReportFacts.FindingKind;
import org.caseaudit.report.ReportFacts.Mode;
import org.caseaudit.report.ReportFacts.Round;
import org.caseaudit.report.ReportFacts.Sampling;
import org.junit.jupiter.api.Test;

class ReportChecksTest {

    private static final Action COMPLETE = new Action(1, "Record the child's own words at each visit.",
            List.of("Police"), LocalDate.of(2026, 12, 1), List.of(1), "Minutes", false);

    @Test
    void findsNothingAmissWhereLearningIsAnsweredAndCountsAgree() {
        assertThat(check(List.of(finding(1, "In {cases} the voice of the child was missing.", 2, 3)),
                List.of(COMPLETE), "")).isEmpty();
    }

    @Test
    void namesLearningThatNoActionAnswers() {
        assertThat(check(List.of(finding(1, "Voice of the child.", null, null), finding(2, "Minutes.", null, null)),
                List.of(COMPLETE), "")).extracting(ReportRemark::about).containsExactly("F2");
    }

    @Test
    void asksNoActionOfGoodPractice() {
        assertThat(check(List.of(Finding.of(1, FindingKind.GOOD_PRACTICE, "Good plans.")), List.of(), "")).isEmpty();
    }

    @Test
    void namesWhatAnActionLacks() {
        assertThat(check(List.of(), List.of(new Action(1, "Do it.", List.of(), null, List.of(), null, false)), ""))
                .extracting(ReportRemark::text)
                .contains("has no owner, no due date, no evidence wanted.", "answers no finding.");
    }

    @Test
    void blocksACountOfMoreCasesThanWereDiscussed() {
        assertThat(check(List.of(finding(1, "Voice of the child.", 1, 4)), List.of(COMPLETE), ""))
                .singleElement().satisfies(remark -> {
                    assertThat(remark.blocking()).isTrue();
                    assertThat(remark.text()).contains("1 of 4 cases").contains("3 of the cases");
                });
    }

    @Test
    void blocksImpossibleCountsInWhatPeopleWrote() {
        assertThat(check(List.of(), List.of(), "In 5 of the 4 agencies, and in 3 of 9 cases."))
                .allMatch(ReportRemark::blocking).extracting(ReportRemark::about)
                .containsExactly("the introduction", "the introduction");
        assertThat(check(List.of(), List.of(), "In 3 of 12 agencies.")).isEmpty();
        assertThat(check(List.of(), List.of(), new Edits(null, null, "Two came late, in 3 of 9 cases.")))
                .extracting(ReportRemark::about).containsExactly("the feedback on the audit");
    }

    @Test
    void findsASentenceThatStandsTwiceWhateverItsCaseAndPunctuation() {
        assertThat(check(List.of(finding(1, "The voice of the child was missing in plans.", null, null)),
                List.of(COMPLETE), "Thanks. The Voice of the Child was missing, in plans!"))
                .singleElement().satisfies(remark -> assertThat(remark.text()).startsWith("says the same as F1"));
    }

    private static Finding finding(int number, String text, Integer count, Integer of) {
        return new Finding(number, FindingKind.LEARNING, text, null, List.of(), count, of, null, null, null, false);
    }

    private static List<ReportRemark> check(List<Finding> findings, List<Action> actions, String introduction) {
        return check(findings, actions, new Edits(introduction, null, null));
    }

    private static List<ReportRemark> check(List<Finding> findings, List<Action> actions, Edits edits) {
        Case discussed = new Case("", Agreement.AGREED, null, null, null, null, null, Disposition.wasDiscussed());
        List<Case> cases = List.of(labelled(discussed, "Case 1"), labelled(discussed, "Case 2"),
                labelled(discussed, "Case 3"),
                new Case("Case 4", Agreement.AGREED, null, null, null, null, null, Disposition.notDiscussed("no time")));
        Round round = new Round("2026-Q4-1", "Audit", "Neglect", List.of(), null, null, null, 4, Mode.IN_DEPTH,
                Sampling.random(), null, null, List.of(), null, null, null, null, null, 1);
        return ReportChecks.check(new ReportFacts("Partnership", round, List.of(), cases, List.of(), List.of(),
                List.of(), findings, actions, edits));
    }

    private static Case labelled(Case c, String label) {
        return new Case(label, c.agreement(), c.method(), c.secondParent(), c.childAnswer(), c.parent(), c.child(), c.disposition());
    }
}
