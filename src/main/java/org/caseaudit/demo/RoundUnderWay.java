package org.caseaudit.demo;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.demo.process.Play;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** This quarter's round on neglect: some returns in, some overdue and chased, a concern raised, the panel ahead. */
@Component
@Order(2)
@Profile("demo")
class RoundUnderWay extends Story {

    private static final List<String> AGENCIES = List.of(
            "social-care", "police", "community-health", "general-practice", "education", "early-years");

    private final AuditRounds rounds;
    private final AuditCases auditCases;

    RoundUnderWay(WorkingCalendar calendar, Clock clock, AuditRounds rounds, AuditCases auditCases) {
        super(calendar, clock);
        this.rounds = rounds;
        this.auditCases = auditCases;
    }

    @Override
    String title() {
        return "Neglect: noticing early, acting in time";
    }

    @Override
    int begins() {
        return -32;
    }

    @Override
    void tell(Play play) {
        plan(play);
        askFamilies(play);
        audit(play);
        at(play, -1, 16);
    }

    private void plan(Play play) {
        play.start("coordinator", "audit-round", Map.of(
                "title", title(),
                "mode", "IN_DEPTH",
                "panelOn", date(8),
                "windowFrom", day(-32).minusYears(1).toString(),
                "windowTo", date(-32),
                "objectives", "see whether early signs of neglect are noticed, named and acted on together.",
                "audience", "the partnership's board, practitioners and their managers"));
        at(play, -31, 10);
        play.complete("quality", "select-theme", Map.of(
                "theme", "NEGLECT",
                "themeSources", List.of("JOINT_INSPECTION", "REPEAT_FINDING"),
                "themeReason", "Neglect was a theme of the last inspection and came back in two audits.",
                "selectedBy", "QA sub-group"));
        at(play, -29, 10);
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("openOnly", true);
        scope.put("needCode", "NEG");
        scope.put("ageTo", 11);
        scope.put("notAuditedMonths", 12);
        scope.put("onePerFamily", true);
        scope.put("sampleSize", 5);
        scope.put("agencies", AGENCIES);
        scope.put("toolFormId", "tool-neglect");
        scope.put("returnsDueOn", date(-6));
        scope.put("members", "Ruth Calder, the partnership\nBen Osei, the partnership\nJudith Amory, education\n"
                + "Sheila Tarn, community health");
        scope.put("guidance", "Audit together with the worker who knows the child. Date every piece of evidence.");
        scope.put("training", "Half a day on the tool was held for all lead auditors. The audit's coordinators answer "
                + "questions and audit a first case together with whoever asks for it.");
        play.complete("audit-group", "agree-scope", scope);
        at(play, -28, 14);
        play.complete("audit-group-2", "confirm-sample", Map.of("decision", "confirm"));
    }

    private void askFamilies(Play play) {
        at(play, -26, 10);
        List<String> families = play.openAbout("seek-agreement");
        for (String family : families.subList(2, families.size())) {
            agreed(play, family, -26);
        }
        play.complete("participation", "seek-agreement", families.get(0), Map.of(
                "parentOutcome", "UNSAFE_TO_ASK", "askedOn", date(-26), "askedBy", "The child's social worker"));
        play.complete("participation", "seek-agreement", families.get(1), Map.of(
                "parentOutcome", "NOT_REACHED", "askedOn", date(-26), "askedBy", "The health visitor"));
        at(play, -23, 10);
        play.openAbout("seek-agreement").forEach(family -> agreed(play, family, -23));
    }

    private void agreed(Play play, String family, int on) {
        play.complete("participation", "seek-agreement", family, Map.of(
                "parentOutcome", "AGREED", "parentMethod", "WRITTEN", "askedOn", date(on),
                "askedBy", "The child's social worker", "childOutcome", "NOT_ASKED",
                "childReason", "The social worker will ask when they next meet."));
    }

    private void audit(Play play) {
        List<String> cases = play.openAbout("complete-return").stream().map(Story::caseOf).distinct().toList();
        at(play, -12, 10);
        answer(play, cases, "social-care", 5);
        answer(play, cases, "community-health", 5);
        answer(play, cases, "early-years", 2);
        at(play, -10, 10);
        List<String> families = play.openAbout("hold-feedback-interview");
        families.subList(0, 3).forEach(family -> heard(play, family));
        List<String> toCheck = play.openAbout("check-return");
        toCheck.subList(1, toCheck.size()).forEach(about ->
                play.complete("coordinator", "check-return", about, Map.of("decision", "accept")));
        play.complete("coordinator", "check-return", toCheck.get(0), Map.of("decision", "ask",
                "question", "The plan is judged inadequate: which of its actions were carried over, and how often?"));
        at(play, -6, 15);
        families.subList(0, 2).forEach(family -> thanked(play, family, -6));
        answer(play, cases, "education", 5);
        answer(play, cases, "police", 4);
        at(play, -4, 11);
        play.openAbout("check-return")
                .forEach(about -> play.complete("coordinator-2", "check-return", about, Map.of("decision", "accept")));
        answer(play, cases, "general-practice", 3);
        at(play, -2, 10);
        raiseConcern(play, cases.get(1));
        at(play, -1, 14);
        play.openAbout("liaise-with-agency").stream().filter(about -> agency(about).equals("early-years")).limit(2)
                .forEach(about -> play.complete("chair", "liaise-with-agency", about, Map.of(
                        "decision", "extend", "newDueOn", date(3), "reason",
                        "The nursery has a new manager; she has the records by the middle of next week.")));
    }

    /** The agency returns its answers on the first so many children; the rest it still owes. */
    private void answer(Play play, List<String> cases, String agency, int children) {
        play.openAbout("complete-return").stream()
                .filter(open -> agency(open).equals(agency) && position(cases, caseOf(open)) < children)
                .forEach(open -> play.complete(agency, "complete-return", open, agency.equals("police")
                        && position(cases, caseOf(open)) == 1
                        ? ReturnTexts.other("NOT_KNOWN", "No member of the household is known to us.")
                        : ReturnTexts.neglect(position(cases, caseOf(open)) + AGENCIES.indexOf(agency), day(-40))));
    }

    private void heard(Play play, String family) {
        play.complete("participation", "hold-feedback-interview", family, Map.of(
                "parentHeld", YES, "parentHeldOn", date(-11),
                "parentViews", "They saw the kitchen. Nobody asked how I was.",
                "childHeld", NO, "childReason", "The child was ill on the day; a second visit is planned."));
    }

    private void raiseConcern(Play play, String about) {
        long roundId = rounds.all().stream().filter(round -> round.title().equals(title())).findFirst().orElseThrow().id();
        AuditCase audited = auditCases.current(roundId).stream().filter(c -> c.caseRef().equals(about))
                .findFirst().orElseThrow();
        play.start("education", "safeguarding-concern", Map.of("caseReference", audited.id().toString(),
                "worry", "The child came to school hungry three days running and said there is nobody at home at night."));
        at(play, -2, 13);
        play.complete("safeguarding", "respond-to-concern", Map.of("meetingNeeded", YES,
                "action", "Spoke with the social worker, who visits today. A meeting of those involved is called."));
    }
}
