package org.caseaudit.demo;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseaudit.calendar.WorkingCalendar;
import org.caseaudit.demo.process.Play;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Last year's round on domestic abuse: published, its actions at every stage from worked to overdue. */
@Component
@Order(1)
@Profile("demo")
class PublishedRound extends Story {

    private static final List<String> AGENCIES = List.of(
            "social-care", "police", "probation", "hospital", "community-health", "education", "domestic-abuse");

    PublishedRound(WorkingCalendar calendar, Clock clock) {
        super(calendar, clock);
    }

    @Override
    String title() {
        return "Domestic abuse and the voice of the child";
    }

    @Override
    int begins() {
        return -150;
    }

    @Override
    void tell(Play play) {
        plan(play);
        askFamilies(play);
        audit(play);
        hearFamilies(play);
        panel(play);
        publish(play);
        followActions(play);
    }

    private void plan(Play play) {
        play.start("coordinator", "audit-round", Map.of(
                "title", title(),
                "mode", "IN_DEPTH",
                "panelOn", date(-105),
                "windowFrom", day(-150).minusYears(1).toString(),
                "windowTo", date(-150),
                "objectives", "see how well agencies work together where a child lives with domestic abuse, and "
                        + "whether what the child says makes a difference.",
                "audience", "the partnership's board, practitioners and their managers"));
        at(play, -148, 11);
        play.complete("quality", "select-theme", Map.of(
                "theme", "DOMESTIC_ABUSE",
                "themeSources", List.of("SERIOUS_CASE_REVIEW", "SERVICE_PLAN"),
                "themeReason", "A review found that three agencies knew of the violence and none had asked the child.",
                "selectedBy", "QA sub-group"));
        at(play, -146, 10);
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("openOnly", true);
        scope.put("needCode", "DA");
        scope.put("onePerFamily", true);
        scope.put("minAgencies", 3);
        scope.put("sampleSize", 5);
        scope.put("agencies", AGENCIES);
        scope.put("toolFormId", "tool-domestic-abuse");
        scope.put("returnsDueOn", date(-115));
        scope.put("members", "Ruth Calder, the partnership\nBen Osei, the partnership\n"
                + "Fiona Keane, children's social care\nColin Hale, police");
        scope.put("guidance", "Audit together with the worker who knows the child. Date every piece of evidence.");
        play.complete("audit-group", "agree-scope", scope);
        at(play, -145, 14);
        play.complete("audit-group", "confirm-sample", Map.of("decision", "confirm"));
    }

    private void askFamilies(Play play) {
        at(play, -142, 10);
        List<String> families = play.openAbout("seek-agreement");
        play.complete("participation", "seek-agreement", families.get(0), Map.of(
                "parentOutcome", "REFUSED", "askedOn", date(-142), "askedBy", "The child's social worker"));
        at(play, -141, 10);
        for (String family : play.openAbout("seek-agreement")) {
            play.complete("participation", "seek-agreement", family, Map.of(
                    "parentOutcome", "AGREED", "parentMethod", "VERBAL", "askedOn", date(-141),
                    "askedBy", "The child's social worker", "childOutcome", "AGREED"));
        }
    }

    private void audit(Play play) {
        List<String> cases = play.openAbout("complete-return").stream().map(Story::caseOf).distinct().toList();
        at(play, -125, 9);
        answer(play, cases, "social-care");
        answer(play, cases, "community-health");
        at(play, -122, 9);
        answer(play, cases, "domestic-abuse");
        askBack(play, play.openAbout("check-return").get(0));
        accept(play);
        at(play, -118, 15);
        answer(play, cases, "social-care");
        answer(play, cases, "education");
        accept(play);
        at(play, -114, 12);
        answer(play, cases, "police");
        accept(play);
        at(play, -109, 9);
        answer(play, cases, "probation");
        accept(play);
        // The hospital trust answers for all children but one, for whom nothing ever comes.
        play.openAbout("complete-return").stream().filter(open -> !caseOf(open).equals(cases.get(4)))
                .forEach(open -> answer(play, cases, open, agency(open)));
        play.complete("chair", "liaise-with-agency", Map.of("decision", "goOn", "reason",
                "The lead auditor has been on leave; the trust will find somebody else for the last case."));
        accept(play);
    }

    /** The agency returns whatever it still owes. */
    private void answer(Play play, List<String> cases, String agency) {
        play.openAbout("complete-return").stream().filter(open -> agency(open).equals(agency))
                .forEach(open -> answer(play, cases, open, agency));
    }

    private void answer(Play play, List<String> cases, String open, String agency) {
        int child = position(cases, caseOf(open));
        Map<String, Object> answers = ReturnTexts.domesticAbuse(child + AGENCIES.indexOf(agency), day(-155));
        if (agency.equals("probation") && child > 0) {
            answers = ReturnTexts.other("NOT_KNOWN", "Neither parent is known to us.");
        } else if (agency.equals("hospital") && child == 2) {
            answers = ReturnTexts.other("RECORD_NOT_FOUND",
                    "Searched by name, date of birth and former address in both of the trust's systems.");
        } else if (agency.equals("education") && child == 3) {
            answers = ReturnTexts.other("NO_SAFEGUARDING_ISSUE", "Attends well; the school knew nothing of the violence.");
        }
        play.complete(agency, "complete-return", open, answers);
    }

    private void askBack(Play play, String about) {
        play.complete("coordinator", "check-return", about, Map.of("decision", "ask",
                "question", "Which visit shows that the child was seen alone? Please give its date."));
    }

    private void accept(Play play) {
        play.openAbout("check-return")
                .forEach(about -> play.complete("coordinator", "check-return", about, Map.of("decision", "accept")));
    }

    private void hearFamilies(Play play) {
        List<String> families = play.openAbout("hold-feedback-interview");
        for (int i = 0; i < families.size(); i++) {
            Map<String, Object> heard = new LinkedHashMap<>();
            heard.put("parentHeld", YES);
            heard.put("parentHeldOn", date(-112));
            heard.put("parentViews", "I told my story five times. In the end one person stayed with us, and that helped.");
            if (i == 3) {
                heard.put("childHeld", NO);
                heard.put("childReason", "The child is too young to be asked; the health visitor described a day with her.");
            } else {
                heard.put("childHeld", YES);
                heard.put("childHeldOn", date(-112));
                heard.put("childViews", "Nobody asked me where I wanted to be when it was loud at home.");
            }
            play.complete("participation", "hold-feedback-interview", families.get(i), heard);
        }
        at(play, -107, 10);
        play.openAbout("thank-family").forEach(family -> thanked(play, family, -107));
    }

    private void panel(Play play) {
        at(play, -105, 9);
        play.complete("coordinator", "convene-panel", Map.of(
                "panelOn", date(-105), "venue", "Fairhaven Town Hall", "present", AGENCIES,
                "note", "Practitioners joined for the case that they know."));
        at(play, -105, 11);
        List<String> cases = play.openAbout("moderate-case");
        String notDiscussed = cases.get(cases.size() - 1);
        for (String about : cases) {
            play.complete("chair", "moderate-case", about, about.equals(notDiscussed)
                    ? Map.of("disposition", "NOT_DISCUSSED", "reason",
                            "The hospital trust's return was missing and the panel had run out of time.")
                    : Map.of("disposition", "DISCUSSED", "judgement",
                            about.equals(cases.get(0)) ? "REQUIRES_IMPROVEMENT" : "GOOD",
                            "differingViews", about.equals(cases.get(0))
                                    ? "Police judged their own response as good; the panel did not share that." : ""));
        }
        findings(play);
        agreeActions(play);
    }

    private void findings(Play play) {
        finding(play, "GOOD_PRACTICE", "In {cases} police and children's social care worked well together from the first "
                + "call-out on.", 4, List.of("police", "social-care"), null, true);
        finding(play, "GOOD_PRACTICE", "In {cases} one worker stayed with the family throughout, and the family said that "
                + "this made the difference.", 3, List.of("domestic-abuse", "social-care"), null, true);
        finding(play, "LEARNING", "In {cases} the record does not hold the child's own words.", 3,
                List.of("social-care", "police", "education"), "voiceOfTheChild", true);
        finding(play, "LEARNING", "In {cases} fathers and partners were not part of the assessment.", 2,
                List.of("social-care", "community-health"), "riskAssessment", true);
        finding(play, "LEARNING", "In {cases} it was unclear whether police were asked for information or to attend the "
                + "strategy meeting.", 3, List.of("police", "social-care"), "informationSharing", true);
        finding(play, "SYSTEM_ISSUE", "Brothers and sisters are not linked on the police system, so that what is known "
                + "about one child does not show on the file of another.", null, List.of("police"), null, false);
    }

    private void finding(Play play, String kind, String text, Integer count, List<String> agencies, String standard,
            boolean another) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("kind", kind);
        finding.put("text", text);
        finding.put("agencies", agencies);
        if (standard != null) {
            finding.put("standard", standard);
        }
        if (count != null) {
            finding.put("casesCount", count);
            finding.put("casesOf", 4);
        }
        finding.put("another", another);
        play.complete("coordinator", "record-finding", finding);
    }

    private void agreeActions(Play play) {
        action(play, "Agree one form for strategy meetings that says whether information or attendance is asked for.",
                "F5", List.of("user:police-manager", "user:social-care-manager"), -70, "The form, and a month's use of it",
                "Attendance of police at strategy meetings, month by month", true);
        action(play, "Show in each supervision how the child's own words changed the plan.", "F3",
                List.of("lead-auditors"), -60, "Ten supervision notes from each agency", "Share of notes that hold it", true);
        action(play, "Train practitioners to work with fathers and partners who use violence.", "F4",
                List.of("group:learning-and-development"), -30, "Attendance list and evaluation",
                "Fathers in the assessment at the next audit", true);
        action(play, "Link brothers and sisters on the police system, or say why it cannot be done.", "F6",
                List.of("user:police"), -8, "Change note of the system", null, true);
        action(play, "Share what families said in the team meetings of all agencies.", "F2",
                List.of("group:participation"), 25, "Minutes of team meetings", null, false);
    }

    private void action(Play play, String text, String finding, List<String> owners, int due, String evidence,
            String measure, boolean another) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("text", text);
        action.put("findings", List.of(finding));
        action.put("owners", owners);
        action.put("dueOn", date(due));
        action.put("evidenceWanted", evidence);
        if (measure != null) {
            action.put("measure", measure);
        }
        action.put("another", another);
        play.complete("chair", "agree-action", action);
    }

    private void publish(Play play) {
        at(play, -98, 10);
        play.complete("coordinator", "write-up-report", Map.of("methodNote",
                "Four to five cases show how practice feels to a family; they do not measure it."));
        play.complete("coordinator-2", "check-disclosure", Map.of("namesChecked", YES, "smallNumbersChecked", NO,
                "decision", "notYet", "note", "Leave out the age of the youngest child."));
        at(play, -97, 10);
        play.complete("coordinator", "write-up-report", Map.of("methodNote",
                "A few cases show how practice feels to a family; they do not measure it.", "auditFeedback",
                "Auditing with the worker who knows the child made returns richer. Auditors found two weeks short."));
        play.complete("coordinator-2", "check-disclosure",
                Map.of("namesChecked", YES, "smallNumbersChecked", YES, "decision", "safe"));
        at(play, -94, 16);
        play.complete("chair", "sign-off-report", Map.of("decision", "signOff"));
    }

    private void followActions(Play play) {
        List<String> actions = play.openAbout("complete-action");
        at(play, -72, 10);
        done(play, "police-manager", actions.get(0), "The form is in use since the first of the month.", -72);
        at(play, -69, 10);
        verify(play, actions.get(0), -15);
        at(play, -58, 14);
        done(play, "social-care", actions.get(1), "Seventy supervision notes are with the business manager.", -59);
        at(play, -55, 14);
        verify(play, actions.get(1), 20);
        at(play, -13, 10);
        play.complete("quality", "check-effect", actions.get(0), Map.of("worked", YES,
                "shownBy", "Police attended 19 of 20 strategy meetings in the last two months; before it was 11.",
                "reauditOn", date(350)));
        at(play, -2, 11);
        done(play, "learning", actions.get(2), "Forty-two practitioners were trained on two days.", -3);
    }

    private void done(Play play, String owner, String action, String evidence, int doneOn) {
        play.complete(owner, "complete-action", action, Map.of("doneOn", date(doneOn), "evidence", evidence));
    }

    private void verify(Play play, String action, int reviewOn) {
        play.complete("quality-2", "verify-action", action, Map.of("decision", "verified", "reviewOn", date(reviewOn)));
    }
}
