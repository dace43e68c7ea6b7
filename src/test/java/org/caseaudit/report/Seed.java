package org.caseaudit.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.report.ReportFacts.Action;
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
import org.caseaudit.report.ReportFacts.Grade;
import org.caseaudit.report.ReportFacts.Interview;
import org.caseaudit.report.ReportFacts.Judgement;
import org.caseaudit.report.ReportFacts.Mode;
import org.caseaudit.report.ReportFacts.Outcome;
import org.caseaudit.report.ReportFacts.Return;
import org.caseaudit.report.ReportFacts.Round;
import org.caseaudit.report.ReportFacts.Sampling;
import org.caseaudit.report.ReportFacts.ThemeSource;
import org.caseaudit.report.ReportFacts.Timing;

/** Facts of a round on domestic abuse: five cases, nine lead auditors, two who never return, one case not discussed. */
final class Seed {

    List<Agency> agencies = new ArrayList<>();
    List<Case> cases = new ArrayList<>();
    List<DropOut> dropOuts = new ArrayList<>();
    List<Return> returns = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Action> actions = new ArrayList<>();
    Round round = round(5);
    Edits edits = Edits.NONE;

    static Round round(int sampleSize) {
        return round(sampleSize, null);
    }

    static Round round(int sampleSize, String auditorTraining) {
        return new Round("2016-DA-1", "Multi-agency case audit: domestic abuse", "domestic abuse",
                List.of(ThemeSource.SERIOUS_CASE_REVIEW), "Learning and Professional Practice Sub-Group",
                "all children currently open to children's social care with the need code domestic abuse at the point "
                        + "of referral", 112, sampleSize, Mode.IN_DEPTH, Sampling.random(), LocalDate.of(2016, 3, 1),
                LocalDate.of(2016, 8, 31), List.of("see how agencies recognise domestic abuse",
                        "learn whether children are heard"), "members of the partnership and managers",
                "Working Together 2015 states that boards should \"quality assure practice, including through joint "
                        + "audits of case files, involving practitioners and identifying lessons to be learned\".", auditorTraining,
                LocalDate.of(2016, 9, 14), LocalDate.of(2016, 11, 1), 1);
    }

    ReportFacts facts() {
        return new ReportFacts("Northmoor Safeguarding Children Board", round, agencies, cases, dropOuts, returns,
                judgements, findings, actions, edits);
    }

    /** As many cases as asked for, agreed to verbally, parent interviewed, discussed. */
    static Seed ofCases(int n) {
        var seed = new Seed();
        seed.round = round(n);
        for (var i = 1; i <= n; i++) {
            seed.cases.add(new Case("Case " + i, Agreement.AGREED, AgreementMethod.VERBAL, null, null, Interview.wasHeld(),
                    Interview.notHeld("children were not asked in this round"), Disposition.wasDiscussed()));
        }
        return seed;
    }

    Seed agency(String code, String name, Outcome... outcomes) {
        agencies.add(new Agency(code, name));
        for (var i = 0; i < outcomes.length; i++) {
            returns.add(new Return(code, "Case " + (i + 1), outcomes[i], null, Timing.BY_DUE_DATE,
                    outcomes[i] == Outcome.COMPLETED ? DoneWith.FRONT_LINE_STAFF : null, null));
        }
        return this;
    }

    static Outcome[] all(int n, Outcome outcome) {
        return java.util.stream.Stream.generate(() -> outcome).limit(n).toArray(Outcome[]::new);
    }

    static Seed domesticAbuse() {
        var seed = ofCases(5);
        seed.cases.set(4, new Case("Case 5", Agreement.AGREED, AgreementMethod.VERBAL, null, null, Interview.wasHeld(),
                Interview.notHeld("children were not asked in this round"),
                Disposition.notDiscussed("the time of the panel did not suffice")));
        seed.agency("csc", "Children, Young People and Families", all(5, Outcome.COMPLETED))
                .agency("police", "Northmoor Police", all(5, Outcome.COMPLETED))
                .agency("probation", "National Probation Service", Outcome.COMPLETED, Outcome.NOT_KNOWN,
                        Outcome.NOT_KNOWN, Outcome.NOT_KNOWN, Outcome.NOT_KNOWN)
                .agency("crc", "Community Rehabilitation Company", all(5, Outcome.NOT_KNOWN))
                .agency("hospital", "Hospital Trust", Outcome.COMPLETED, Outcome.COMPLETED,
                        Outcome.NO_SAFEGUARDING_ISSUE, Outcome.NO_SAFEGUARDING_ISSUE, Outcome.NOT_KNOWN)
                .agency("community", "Community Health", all(5, Outcome.COMPLETED))
                .agency("gp", "General Practice", Outcome.COMPLETED, Outcome.COMPLETED, Outcome.COMPLETED,
                        Outcome.COMPLETED, Outcome.RECORD_NOT_FOUND)
                .agency("education", "Learning and Communities", all(5, Outcome.NOT_RETURNED))
                .agency("substance", "Substance Misuse Service", all(5, Outcome.NOT_RETURNED));
        seed.finding(1, FindingKind.GOOD_PRACTICE, "Each case evidenced good multi-agency working between children's "
                + "social care and police", "Working together", List.of(), 4, 4);
        seed.finding(2, FindingKind.GOOD_PRACTICE, "There was effective use of risk assessments in all cases of "
                + "domestic abuse", "Assessment", List.of(), null, null);
        seed.finding(3, FindingKind.GOOD_PRACTICE, "There was explicit consideration of victimless prosecution by "
                + "police", null, List.of("Northmoor Police"), 1, 4);
        seed.finding(4, FindingKind.LEARNING, "In {cases} the child's voice was missing. Where it was evidenced "
                + "strongly, it made a difference to the assessment and to the family's sense of being listened to",
                "Voice of the child", List.of("Children, Young People and Families", "Northmoor Police",
                        "National Probation Service"), 3, 4);
        seed.finding(5, FindingKind.LEARNING, "Attendance at strategy meetings by police was sporadic",
                "Strategy discussions", List.of("Northmoor Police"), 3, 4);
        seed.findings.add(new Finding(6, FindingKind.LEARNING, "The engagement of perpetrators and fathers in "
                + "assessments was lacking, and the engagement of mothers was missing from probation", "Assessment",
                List.of(), null, null, "few fathers were living with the family",
                "Probation now includes mothers and partners in every assessment", null, true));
        seed.finding(7, FindingKind.SYSTEM_ISSUE, "Siblings are not linked on the police system, so that critical "
                + "information was left out of some children's files", null, List.of("Northmoor Police"), null, null);
        var due = LocalDate.of(2016, 10, 31);
        seed.action("Clear up with the hub how information and attendance at strategy discussions are requested",
                due, false, List.of(5), "Northmoor Police");
        seed.action("Review one case decision in the light of a later allegation", due, true, List.of(),
                "Northmoor Police");
        seed.action("Follow up a comment in one audit with children's social care", due, true, List.of(),
                "Business Manager");
        seed.action("Find out more about a possible data breach", due, true, List.of(), "Business Manager");
        seed.action("Talk with a parent about giving feedback to the board in person", due, false, List.of(),
                "Participation Manager");
        seed.action("Speak with the agencies that did not complete their audits", due, false, List.of(),
                "Chair of Panel");
        seed.action("Thank the families who took part and send them a family-friendly version of the report", due,
                false, List.of(), "Chair of Panel", "Participation Manager");
        seed.action("Name a lead auditor for early years", due, false, List.of(), "Business Manager");
        seed.action("Consider for each theme which other lead auditors are needed", due, false, List.of(),
                "Business Manager");
        seed.action("Make clear who audits for education", due, false, List.of(), "Business Manager");
        seed.action("Audit with front-line staff rather than on paper only", LocalDate.of(2017, 1, 31), false,
                List.of(4, 6), "All lead auditors");
        seed.action("Include judgements in the next round of audits", LocalDate.of(2016, 12, 1), false, List.of(),
                "Business Manager");
        var own = new LinkedHashMap<String, Grade>();
        own.put("Northmoor Police", Grade.GOOD);
        own.put("National Probation Service", Grade.GOOD);
        own.put("Children, Young People and Families", Grade.REQUIRES_IMPROVEMENT);
        seed.judgements.add(new Judgement("Case 1", "Voice of the child", Grade.REQUIRES_IMPROVEMENT, own, null));
        seed.judgements.add(new Judgement("Case 1", "Assessment", Grade.GOOD, Map.of("Hospital Trust", Grade.GOOD),
                "Northmoor Police held that risk to the mother was underrated"));
        seed.judgements.add(new Judgement("Case 2", "Voice of the child", null, Map.of(), null));
        return seed;
    }

    void finding(int number, FindingKind kind, String text, String standard, List<String> agencies, Integer count,
            Integer of) {
        findings.add(new Finding(number, kind, text, standard, agencies, count, of, null, null, null, false));
    }

    void action(String text, LocalDate due, boolean restricted, List<Integer> answers, String... owners) {
        actions.add(new Action(actions.size() + 1, text, List.of(owners), due, answers,
                actions.isEmpty() ? "Minutes of the meeting" : null, restricted));
    }
}
