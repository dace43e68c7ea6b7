package org.caseaudit.replay;

import static org.caseaudit.replay.Replay.or;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caseaudit.replay.Replay.Action;
import org.caseaudit.replay.Replay.Asking;
import org.caseaudit.replay.Replay.Disclosure;
import org.caseaudit.replay.Replay.Done;
import org.caseaudit.replay.Replay.Family;
import org.caseaudit.replay.Replay.Return;
import org.caseaudit.replay.Replay.SignOff;
import org.caseaudit.replay.Step.Kind;

/** Makes a replay's agenda: what is done when, with the plain way wherever the file says nothing. */
final class Planner {

    private static final int ASKED_AFTER = 3;
    private static final int ASKED_AGAIN_AFTER = 3;
    private static final int INTERVIEW_BEFORE_PANEL = -20;
    private static final int RETURN_BEFORE_DUE = -2;
    private static final int PART_BEFORE_RETURN = -5;
    private static final int WRITTEN_UP_AFTER_PANEL = 3;

    private final Replay replay;
    private final List<Step> steps = new ArrayList<>();

    private Planner(Replay replay) {
        this.replay = replay;
    }

    static List<Step> plan(Replay replay) {
        Planner planner = new Planner(replay);
        planner.sampling();
        if (!replay.sample().abandoned()) {
            for (int place = 1; place <= replay.agreed().sampleSize(); place++) {
                planner.caseAt(place);
            }
            planner.covers();
            planner.concerns();
            planner.panel();
            planner.report();
            planner.actions();
        }
        planner.expectations();
        List<Step> inOrder = new ArrayList<>(planner.steps);
        inOrder.sort(Comparator.comparing(Step::on).thenComparing(Step::kind));
        return List.copyOf(inOrder);
    }

    private void sampling() {
        add(replay.plannedOn(), Kind.PLAN_ROUND, "round", 0);
        add(replay.themeOn(), Kind.SELECT_THEME, "theme", 0);
        add(replay.scopeOn(), Kind.AGREE_SCOPE, "scope", 0);
        for (int i = 0; i < replay.sample().smallFrame().size(); i++) {
            add(or(replay.sample().smallFrame().get(i).on(), replay.scopeOn()), Kind.DECIDE_ON_SMALL_FRAME,
                    "sample.smallFrame[" + (i + 1) + "]", i);
        }
        for (int i = 0; i < replay.sample().exclude().size(); i++) {
            add(replay.confirmedOn(), Kind.EXCLUDE_CASE, "sample.exclude[" + (i + 1) + "]", i);
        }
        if (!replay.sample().abandoned()) {
            add(replay.confirmedOn(), Kind.CONFIRM_SAMPLE, "sample", 0);
        }
    }

    private void caseAt(int place) {
        Family family = replay.families().of(place);
        String at = replay.families().cases().containsKey(place) ? "families.cases." + place : "families.all";
        List<Step> ofCase = new ArrayList<>();
        List<Asking> asked = asked(family);
        LocalDate on = EnglishWorkingDays.plus(replay.confirmedOn(), ASKED_AFTER);
        for (int i = 0; i < asked.size(); i++) {
            on = or(asked.get(i).on(), i == 0 ? on : EnglishWorkingDays.plus(on, ASKED_AGAIN_AFTER));
            if (!Boolean.TRUE.equals(asked.get(i).never())) {
                ofCase.add(new Step(on, Kind.ASK_FAMILY, at + ".asked[" + (i + 1) + "]", place, null, i));
            }
        }
        if (family.leftEmpty() != null) {
            ofCase.add(new Step(or(family.leftEmpty().on(), EnglishWorkingDays.plus(on, 1)), Kind.LEAVE_PLACE_EMPTY,
                    at + ".leftEmpty", place, null, 0));
        } else {
            if (family.interview() == null || !Boolean.TRUE.equals(family.interview().never())) {
                LocalDate held = family.interview() == null ? null : family.interview().on();
                ofCase.add(new Step(or(held, latest(on,
                        EnglishWorkingDays.plus(replay.panelOn(), INTERVIEW_BEFORE_PANEL))), Kind.HOLD_INTERVIEW,
                        at + ".interview", place, null, 0));
            }
            for (String agency : replay.roster()) {
                returns(place, agency, on, ofCase);
            }
            for (int i = 0; i < replay.returns().added().size(); i++) {
                Replay.Added added = replay.returns().added().get(i);
                if (added.place() == place) {
                    ofCase.add(new Step(added.on(), Kind.ADD_AGENCY, "returns.added[" + (i + 1) + "]", place,
                            added.agency(), i));
                    returns(place, added.agency(), added.on(), ofCase);
                }
            }
            ofCase.add(new Step(replay.panelOn(), Kind.MODERATE_CASE, "panel.cases." + place, place, null, 0));
        }
        if (family.withdrawn() != null) {
            LocalDate withdrawn = family.withdrawn().on();
            ofCase.removeIf(step -> !step.on().isBefore(withdrawn));
            ofCase.add(new Step(withdrawn, Kind.WITHDRAW, at + ".withdrawn", place, null, 0));
        }
        steps.addAll(ofCase);
    }

    /** After the last answer that the file names, whoever is asked next agrees, unless the place stays empty. */
    static List<Asking> asked(Family family) {
        List<Asking> asked = new ArrayList<>(family.asked());
        boolean open = asked.isEmpty() || !asked.get(asked.size() - 1).agreed();
        if (open && family.leftEmpty() == null) {
            Asking last = asked.isEmpty() ? null : asked.get(asked.size() - 1);
            boolean waiting = last != null && Boolean.TRUE.equals(last.never())
                    && (last.decision() == null || !"giveUp".equals(last.decision().decision()));
            if (!waiting) {
                asked.add(new Asking(null, null, null, null, null, null, null, null, null));
            }
        }
        return asked;
    }

    private void returns(int place, String agency, LocalDate agreedOn, List<Step> into) {
        Return given = replay.returns().of(place, agency);
        parts(place, agency, given, agreedOn, into);
        moreTime(place, agency, given, into);
        if (given.when() != null && given.when().never()) {
            return;
        }
        LocalDate due = replay.agreed().returnsDueOn();
        LocalDate on = given.when() == null
                ? latest(agreedOn, EnglishWorkingDays.plus(due, RETURN_BEFORE_DUE)) : given.when().from(due);
        String key = "returns: case " + place + ", " + agency;
        for (int i = 0; i <= given.sentBack().size(); i++) {
            into.add(new Step(on, Kind.COMPLETE_RETURN, key, place, agency, i));
            into.add(new Step(on, Kind.CHECK_RETURN, key, place, agency, i));
            if (i < given.sentBack().size()) {
                on = EnglishWorkingDays.plus(on, Math.max(1, given.sentBack().get(i).after()));
            }
        }
    }

    private void parts(int place, String agency, Return given, LocalDate agreedOn, List<Step> into) {
        for (int i = 0; i < given.parts().size(); i++) {
            Replay.Part part = given.parts().get(i);
            String key = "returns: case " + place + ", " + agency + ", parts[" + (i + 1) + "]";
            into.add(new Step(or(part.handedOn(), EnglishWorkingDays.plus(agreedOn, 1)), Kind.HAND_OVER_PART, key, place,
                    agency, i));
            if (!part.when().never()) {
                into.add(new Step(part.when().from(partDue(replay, part)), Kind.COMPLETE_PART, key, place, agency, i));
            }
        }
    }

    static LocalDate partDue(Replay replay, Replay.Part part) {
        return or(part.due(), EnglishWorkingDays.plus(replay.agreed().returnsDueOn(), PART_BEFORE_RETURN));
    }

    private static void moreTime(int place, String agency, Return given, List<Step> into) {
        for (int i = 0; i < given.moreTime().size(); i++) {
            Replay.MoreTime asked = given.moreTime().get(i);
            String key = "returns: case " + place + ", " + agency + ", moreTime[" + (i + 1) + "]";
            into.add(new Step(asked.on(), Kind.ASK_FOR_MORE_TIME, key, place, agency, i));
            into.add(new Step(or(asked.decidedOn(), EnglishWorkingDays.plus(asked.on(), 1)), Kind.DECIDE_ON_MORE_TIME,
                    key, place, agency, i));
        }
    }

    private void covers() {
        for (int i = 0; i < replay.returns().covers().size(); i++) {
            Replay.Cover cover = replay.returns().covers().get(i);
            steps.add(new Step(or(cover.namedOn(), EnglishWorkingDays.plus(cover.from(), -1)), Kind.NAME_COVER,
                    "returns.covers[" + (i + 1) + "]", 0, cover.agency(), i));
        }
    }

    private void concerns() {
        for (int i = 0; i < replay.concerns().size(); i++) {
            Replay.Concern concern = replay.concerns().get(i);
            String key = "concerns[" + (i + 1) + "]";
            add(concern.on(), Kind.RAISE_CONCERN, key, i);
            Replay.Concern.Response response = concern.response();
            if (response != null && Boolean.TRUE.equals(response.never())) {
                continue;
            }
            LocalDate responded = response == null ? concern.on() : or(response.on(), concern.on());
            add(responded, Kind.RESPOND_TO_CONCERN, key + ".response", i);
            if (concern.meeting() != null) {
                add(or(concern.meeting().on(), EnglishWorkingDays.plus(responded, 1)), Kind.HOLD_SEPARATE_MEETING,
                        key + ".meeting", i);
            }
        }
    }

    private void panel() {
        add(replay.panelOn(), Kind.CONVENE_PANEL, "panel", 0);
        for (int i = 0; i < replay.findings().size(); i++) {
            add(replay.panelOn(), Kind.RECORD_FINDING, "findings[" + (i + 1) + "]", i);
        }
        for (int i = 0; i < replay.actions().size(); i++) {
            add(replay.panelOn(), Kind.AGREE_ACTION, "actions[" + (i + 1) + "]", i);
        }
    }

    /** Write-up, check and sign-off come round again after every “not yet” and every change asked for. */
    private void report() {
        Replay.Report report = replay.report();
        LocalDate on = or(report.on(), EnglishWorkingDays.plus(replay.panelOn(), WRITTEN_UP_AFTER_PANEL));
        int writeUps = 0;
        int checks = 0;
        int signOffs = 0;
        boolean published = false;
        while (!published) {
            on = writeUps < report.writeUps().size() ? or(report.writeUps().get(writeUps).on(), on) : on;
            add(on, Kind.WRITE_UP, "report.writeUps[" + (writeUps + 1) + "]", writeUps++);
            Disclosure check = checks < report.disclosure().size() ? report.disclosure().get(checks) : null;
            on = check == null || check.on() == null ? EnglishWorkingDays.plus(on, 1) : check.on();
            add(on, Kind.CHECK_DISCLOSURE, "report.disclosure[" + (checks + 1) + "]", checks++);
            if (check != null && !check.safe()) {
                on = EnglishWorkingDays.plus(on, 1);
                continue;
            }
            SignOff signOff = signOffs < report.signOff().size() ? report.signOff().get(signOffs) : null;
            on = signOff == null || signOff.on() == null ? EnglishWorkingDays.plus(on, 1) : signOff.on();
            add(on, Kind.SIGN_OFF, "report.signOff[" + (signOffs + 1) + "]", signOffs++);
            published = signOff == null || signOff.changes() == null;
            on = EnglishWorkingDays.plus(on, 1);
        }
    }

    private void actions() {
        for (int i = 0; i < replay.actions().size(); i++) {
            Action action = replay.actions().get(i);
            for (int k = 0; k < action.done().size(); k++) {
                Done done = action.done().get(k);
                String key = "actions[" + (i + 1) + "].done[" + (k + 1) + "]";
                steps.add(new Step(done.on(), Kind.COMPLETE_ACTION, key, 0, null, i * 100 + k));
                if (done.verified() == null) {
                    continue;
                }
                LocalDate verified = verifiedOn(done);
                steps.add(new Step(verified, Kind.VERIFY_ACTION, key + ".verified", 0, null, i * 100 + k));
                if (done.effect() != null) {
                    steps.add(new Step(or(done.effect().on(), EnglishWorkingDays.plus(reviewOn(done), 1)),
                            Kind.CHECK_EFFECT, key + ".effect", 0, null, i * 100 + k));
                }
            }
        }
    }

    static LocalDate verifiedOn(Done done) {
        return or(done.verified().on(), EnglishWorkingDays.plus(done.on(), 1));
    }

    static LocalDate reviewOn(Done done) {
        return or(done.verified().reviewOn(), EnglishWorkingDays.plus(verifiedOn(done), 60));
    }

    private void expectations() {
        for (int i = 0; i < replay.expect().answers().size(); i++) {
            LocalDate on = replay.expect().answers().get(i).on();
            if (on != null) {
                add(on, Kind.ASK_SERVER, "expect.answers[" + (i + 1) + "]", i);
            }
        }
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private void add(LocalDate on, Kind kind, String key, int index) {
        steps.add(new Step(on, kind, key, 0, null, index));
    }
}
