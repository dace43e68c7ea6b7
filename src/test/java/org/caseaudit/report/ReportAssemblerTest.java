package org.caseaudit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.caseaudit.report.ReportAssembler.Edition;
import org.caseaudit.report.ReportFacts.Agency;
import org.caseaudit.report.ReportFacts.Agreement;
import org.caseaudit.report.ReportFacts.AgreementMethod;
import org.caseaudit.report.ReportFacts.Case;
import org.caseaudit.report.ReportFacts.Disposition;
import org.caseaudit.report.ReportFacts.DoneWith;
import org.caseaudit.report.ReportFacts.DropOut;
import org.caseaudit.report.ReportFacts.Edits;
import org.caseaudit.report.ReportFacts.Finding;
import org.caseaudit.report.ReportFacts.FindingKind;
import org.caseaudit.report.ReportFacts.Interview;
import org.caseaudit.report.ReportFacts.Measure;
import org.caseaudit.report.ReportFacts.Outcome;
import org.caseaudit.report.ReportFacts.Part;
import org.caseaudit.report.ReportFacts.PartTiming;
import org.caseaudit.report.ReportFacts.Return;
import org.caseaudit.report.ReportFacts.Sampling;
import org.caseaudit.report.ReportFacts.SamplingMethod;
import org.caseaudit.report.ReportFacts.Timing;
import org.junit.jupiter.api.Test;

class ReportAssemblerTest {

    @Test
    void writesTheDomesticAbuseAuditAsAPersonWould() {
        var text = Texts.of(Seed.domesticAbuse().facts());
        assertThat(text).contains(
                "It was selected by the Learning and Professional Practice Sub-Group because of learning from a "
                        + "serious case review.",
                "Five cases were selected at random from all children currently open to children's social care with "
                        + "the need code domestic abuse at the point of referral: 112 children when the draw was made.",
                "Nine lead auditors from nine agencies were asked for a summary sheet of each case, 45 returns in all.",
                "Seven agencies returned their audit; two did not return their audit (Learning and Communities and "
                        + "the Substance Misuse Service).",
                "Families agreed to take part in all five cases audited, all verbally.",
                "The parent took part in a feedback interview in all five cases.",
                "The panel met on 14 September 2016 and discussed four of the five cases. Case 5 was not discussed: "
                        + "the time of the panel did not suffice.",
                "In 3 of the 4 cases the child's voice was missing.",
                "Attendance at strategy meetings by police was sporadic. This was found in 3 of the 4 cases and "
                        + "concerns Northmoor Police.",
                "This was found in all 4 cases.",
                "not a statistically valid measure");
        assertThat(text.split("This was found in all 4 cases", -1)).hasSize(2);
    }

    @Test
    void publishedEditionCountsRestrictedActionsAndLeavesThemOut() {
        var text = Texts.of(Seed.domesticAbuse().facts());
        assertThat(text).contains("The panel agreed 12 actions. Three of them are restricted and not published; the "
                        + "other nine are listed below.")
                .contains("7 | Thank the families who took part and send them a family-friendly version of the report. "
                        + "| Chair of Panel and Participation Manager | 31 October 2016 | – | –")
                .contains("11 | Audit with front-line staff rather than on paper only. | All lead auditors | "
                        + "31 January 2017 | – | 4.1 and 4.3")
                .doesNotContain("data breach", "later allegation");
    }

    @Test
    void panelEditionMarksRestrictedActions() {
        var text = Texts.of(ReportAssembler.assemble(Seed.domesticAbuse().facts(), Edition.FOR_PANEL));
        assertThat(text).contains("Three of them are restricted and will not be published.")
                .contains("Find out more about a possible data breach. (Restricted)");
    }

    @Test
    void onlyThePanelReadsJudgementsOnSingleCases() {
        var facts = Seed.domesticAbuse().facts();
        assertThat(Texts.of(ReportAssembler.assemble(facts, Edition.FOR_PANEL))).contains("four-point scale");
        assertThat(Texts.of(facts)).doesNotContain("four-point scale");
    }

    @Test
    void namesEveryOutcomeThatIsNotAnAudit() {
        var seed = Seed.ofCases(10);
        seed.agency("hospital", "Hospital Trust", Outcome.NOT_KNOWN, Outcome.NOT_KNOWN, Outcome.NOT_KNOWN,
                Outcome.NOT_KNOWN, Outcome.NOT_KNOWN, Outcome.NOT_KNOWN, Outcome.NOT_KNOWN, Outcome.NOT_KNOWN,
                Outcome.NO_SAFEGUARDING_ISSUE, Outcome.NO_SAFEGUARDING_ISSUE);
        var gp = Seed.all(10, Outcome.COMPLETED);
        gp[3] = Outcome.RECORD_NOT_FOUND;
        gp[6] = Outcome.NOT_RETURNED;
        gp[8] = Outcome.UNABLE;
        seed.agency("gp", "Clinical Commissioning Group", gp);
        seed.agency("da", "Domestic Abuse Service", Seed.all(10, Outcome.UNABLE));
        seed.agency("early", "Early Years", Seed.all(10, Outcome.NO_SAFEGUARDING_ISSUE));
        seed.agency("crc", "Rehabilitation Company", Seed.all(10, Outcome.NOT_KNOWN));
        seed.agency("police", "Northmoor Police", Seed.all(10, Outcome.NOT_RETURNED));
        assertThat(Texts.of(seed.facts())).contains(
                "Eight cases were not known to the Hospital Trust and in two cases no safeguarding issue was "
                        + "identified.",
                "One case was not found on the records of the Clinical Commissioning Group.",
                "In ten cases known to Early Years no safeguarding issue was identified.",
                "None of the ten cases was known to the Rehabilitation Company.",
                "Three agencies returned their audit; one returned part of its audit (the Clinical Commissioning "
                        + "Group); one was unable to take part (the Domestic Abuse Service); one did not return its "
                        + "audit (Northmoor Police).",
                "The Domestic Abuse Service was unable to take part and gave no reason.",
                "The Clinical Commissioning Group did not return its audit of Case 7.",
                "The Clinical Commissioning Group was unable to audit Case 9 and gave no reason.",
                "All agencies | 60 | 7 | 18 | 12 | 1 | 11 | 11");
    }

    @Test
    void givesTheReasonOfAnAgencyThatWasUnable() {
        var seed = Seed.ofCases(1);
        seed.agencies.add(new Agency("da", "Domestic Abuse Service"));
        seed.returns.add(new Return("da", "Case 1", Outcome.UNABLE, "its auditor had left.", null, null, null));
        assertThat(Texts.of(seed.facts())).contains("One agency was unable to take part (the Domestic Abuse Service). "
                + "The Domestic Abuse Service was unable to take part: its auditor had left.");
    }

    @Test
    void marksLateReturnsAndThoseThatWereNotBeforeThePanel() {
        var seed = Seed.ofCases(2);
        seed.agencies.add(new Agency("gp", "General Practice"));
        seed.agencies.add(new Agency("police", "Northmoor Police"));
        for (var agency : List.of("gp", "police")) {
            seed.returns.add(new Return(agency, "Case 1", Outcome.COMPLETED, null, Timing.LATE, DoneWith.PAPER_ONLY,
                    false));
        }
        seed.returns.add(new Return("police", "Case 2", Outcome.COMPLETED, null, Timing.LATE_NOT_BEFORE_PANEL,
                DoneWith.FRONT_LINE_STAFF, true));
        assertThat(Texts.of(seed.facts())).contains(
                "Three returns came after the due date, from General Practice and Northmoor Police. One of them, from "
                        + "Northmoor Police, was not before the panel.",
                "Of the three audits completed, one was done with front-line staff and two were done on paper only.",
                "None of the cases was open to General Practice in the audit window. One of the two cases was open to "
                        + "Northmoor Police in the audit window.",
                "of each case assigned to their agency, three returns in all");
    }

    @Test
    void statesPartsThatOthersAnsweredAndWhoWasLateForItsCommissioner() {
        var seed = Seed.ofCases(3);
        seed.agencies.add(new Agency("gp", "Clinical Commissioning Group"));
        List.of(List.of(new Part("practice", "a", PartTiming.IN_TIME, false)),
                List.of(new Part("practice", "b", PartTiming.LATE, false)),
                List.of(new Part("practice", "a", PartTiming.IN_TIME, true),
                        new Part("colleague", "c", PartTiming.MISSING, false)))
                .forEach(parts -> seed.returns.add(new Return("gp", "Case " + (seed.returns.size() + 1), Outcome.COMPLETED,
                        null, Timing.BY_DUE_DATE, DoneWith.PAPER_ONLY, true, parts, List.of(), false, 0, 0)));
        assertThat(Texts.of(seed.facts())).contains("The Clinical Commissioning Group handed three parts of its audits to "
                + "two practices. One practice did not complete its part in time for its commissioner, the Clinical "
                + "Commissioning Group. One practice could not find the record. The Clinical Commissioning Group handed "
                + "one part of its audits to one colleague. One colleague did not answer the lead auditor.");
    }

    @Test
    void countsPracticeStandardsWrongDetailsAndMoreTime() {
        var seed = Seed.ofCases(3);
        seed.agencies.add(new Agency("police", "Northmoor Police"));
        for (var i = 0; i < 3; i++) {
            seed.returns.add(new Return("police", "Case " + (i + 1), Outcome.COMPLETED, null, Timing.BY_DUE_DATE,
                    DoneWith.PAPER_ONLY, true, List.of(), i == 0 ? List.of()
                    : List.of(new Measure("Strategy discussion within 72 hours", i == 1)), i < 2, i, i == 2 ? 1 : 0));
        }
        assertThat(Texts.of(seed.facts())).contains("Strategy discussion within 72 hours: met in one of the two audits to "
                + "which it applied.", "Northmoor Police found at least one basic detail wrong or missing in two of the "
                + "three records it audited.", "Agencies asked for more time three times; it was granted once.");
    }

    @Test
    void countsLeadAuditorsApartFromAgencies() {
        var seed = Seed.ofCases(1).agency("csc", "Children's Social Care", Outcome.COMPLETED);
        seed.agencies.add(new Agency("health", "Health", 3));
        seed.returns.add(new Return("health", "Case 1", Outcome.COMPLETED, null, Timing.BY_DUE_DATE, null, null));
        seed.agencies.add(new Agency("education", "Education"));
        assertThat(Texts.of(seed.facts())).contains("Four lead auditors from two agencies were asked for a summary "
                + "sheet of the case, two returns in all. The agencies were Children's Social Care and Health. No "
                + "return was asked of Education.", "Both agencies returned their audit.", "For one this is not");
    }

    @Test
    void usesTheSingularForOneCaseAndOneAgency() {
        var text = Texts.of(Seed.ofCases(1).agency("csc", "Children's Social Care", Outcome.COMPLETED).facts());
        assertThat(text).contains("One case was selected at random", "One lead auditor from one agency was asked for "
                        + "a summary sheet of the case, one return in all. The agency was Children's Social Care.",
                "The agency returned its audit.", "The one audit completed was done with front-line staff.",
                "The family agreed to take part in the one case audited, verbally.",
                "The panel met on 14 September 2016 and discussed the one case.",
                "No feedback interview was held with the child or young person: children were not asked");
    }

    @Test
    void saysThatEverythingIsEmptyWhenThereWereNoCases() {
        var seed = new Seed();
        seed.round = Seed.round(0);
        var text = Texts.of(seed.facts());
        assertThat(text).contains("No case was selected.", "No agency was asked for a return.",
                "No family was asked to take part", "There was no case to discuss.",
                "No good practice was recorded as a finding.", "No learning was recorded as a finding.",
                "No system issue was recorded as a finding.", "No action was agreed.");
    }

    @Test
    void saysThatAllFamiliesRefused() {
        var seed = new Seed();
        for (var i = 0; i < 5; i++) {
            seed.dropOuts.add(new DropOut(Agreement.REFUSED, false));
        }
        assertThat(Texts.of(seed.facts())).contains("Five cases were selected at random", "None could be audited.",
                "Five families refused to take part. None of the five cases was replaced. No case was left to audit.");
    }

    @Test
    void countsFamiliesThatDroppedOutAndReservesThatReplacedThem() {
        var seed = Seed.ofCases(4);
        seed.round = Seed.round(5);
        seed.cases.set(0, new Case("Case 1", Agreement.AGREED, AgreementMethod.WRITTEN,
                Agreement.AGREED, Agreement.AGREED, Interview.notHeld("The parent could not be reached."), Interview.wasHeld(),
                Disposition.wasDiscussed()));
        Case second = seed.cases.get(1);
        seed.cases.set(1, new Case(second.label(), second.agreement(), second.method(), null, Agreement.NOT_ASKED,
                second.parent(), second.child(), second.disposition()));
        seed.dropOuts.add(new DropOut(Agreement.REFUSED, true));
        seed.dropOuts.add(new DropOut(Agreement.REFUSED, true));
        seed.dropOuts.add(new DropOut(Agreement.WITHDRAWN, false));
        seed.dropOuts.add(new DropOut(Agreement.UNSAFE_TO_ASK, true));
        assertThat(Texts.of(seed.facts())).contains("Five cases were selected at random", "Four were audited.",
                "Two families refused to take part, one withdrew and one was not asked because it was "
                        + "unsafe to ask. Three of the four cases were replaced by reserve cases; one was not.",
                "Families agreed to take part in all four cases audited, three verbally and one in writing. "
                        + "A second parent or carer agreed as well in one of the four cases. The child or young person "
                        + "agreed as well in one of the four cases and was not asked in one.",
                "The parent took part in a feedback interview in three of the four cases. No interview was held in "
                        + "Case 1: The parent could not be reached.");
    }

    @Test
    void saysWhereCasesWereNominatedAndWhichStrataWereNotMet() {
        var seed = Seed.ofCases(10);
        var r = seed.round;
        seed.round = new ReportFacts.Round(r.reference(), r.title(), r.theme(), List.of(), null, null, null, 10,
                r.mode(), new Sampling(SamplingMethod.NOMINATED, null, null,
                        Map.of("Health", 3, "Police", 3, "Social Care", 4), Map.of("Health", 3, "Police", 12)), null, null, null, null, null, null,
                null, null, 1);
        assertThat(Texts.of(seed.facts())).contains("Ten cases were nominated by agencies, not selected at random. "
                + "Health nominated three; Police put forward 12, of which three were drawn at random; and Social Care "
                + "nominated four.",
                "The panel has not met.", "Not yet published").doesNotContain("null");
    }

    @Test
    void keepsTheWritersOwnParagraphs() {
        var seed = Seed.domesticAbuse();
        seed.edits = new Edits("This was the first audit\nof its kind.\n\nIt will be held quarterly.", "Thanks to all.",
                "The tool was too long\nfor five cases.\n\nAuditors ask for an example.");
        assertThat(Texts.of(seed.facts())).contains("1.7 This was the first audit of its kind.",
                "1.8 It will be held quarterly.", "2.10 Thanks to all.",
                "2.11 [The panel's feedback on the audit itself:] The tool was too long for five cases.",
                "2.12 Auditors ask for an example.");
    }

    @Test
    void saysHowAuditorsWerePreparedWhereThatIsOnRecord() {
        var seed = Seed.domesticAbuse();
        assertThat(Texts.of(seed.facts())).doesNotContain("prepared");
        seed.round = Seed.round(5, "Half a day on the tool.\nThe coordinator answers questions.");
        assertThat(Texts.of(seed.facts())).contains("How the auditors were prepared: Half a day on the tool. The "
                + "coordinator answers questions.");
    }

    @Test
    void refusesFactsThatContradictEachOther() {
        var seed = Seed.ofCases(1).agency("csc", "Social Care", Outcome.COMPLETED, Outcome.COMPLETED);
        assertThatThrownBy(seed::facts).hasMessageContaining("Case 2");
        assertThatThrownBy(() -> new Finding(1, FindingKind.LEARNING, "x", null, null, 5, 4, null, null, null, false))
                .hasMessageContaining("5 of 4");
        var answers = Seed.ofCases(1);
        answers.action("Do it", null, false, List.of(9), "Police");
        assertThatThrownBy(answers::facts).hasMessageContaining("answers a finding not listed: 9");
    }
}
