package org.caseaudit.replay;

import static org.caseaudit.replay.Replay.map;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseaudit.replay.Replay.Person;
import org.caseaudit.replay.Replay.Return;
import org.caseaudit.replay.Replay.Scope;
import org.caseaudit.replay.Step.Kind;

/** Finds what a replay's file says in vain: nobody would ever act on it, and its writer would not be told. */
final class Unheeded {

    private static final String NEVER = "is said of something that never happens: take it out, or take out never";

    private final Replay replay;
    private final Predicate<String> said;
    private final BiConsumer<String, String> mistake;

    /** @param said whether the file has that path */
    Unheeded(Replay replay, Predicate<String> said, BiConsumer<String, String> mistake) {
        this.replay = replay;
        this.said = said;
        this.mistake = mistake;
    }

    void check() {
        people();
        planOfTheRound();
        smallFrame();
        if (replay.sample().abandoned()) {
            afterAbandoning();
        } else {
            eachFamily();
            returns();
            added();
            concerns();
            panel();
            actions();
            report();
        }
        expectations();
        beforeTheStart();
    }

    /** Whoever is written first is taken; what a later place says differently would be lost. */
    private void people() {
        Map<String, Person> byName = new HashMap<>();
        Stream<Person> ofAgencies = replay.agencies().stream().flatMap(agency -> Stream.of(
                        Stream.of(agency.leadAuditor(), agency.deputy()), agency.managers().stream(),
                        agency.contributors().stream()).flatMap(people -> people));
        Stream.concat(replay.people().byGroup().values().stream().flatMap(List::stream), ofAgencies)
                .filter(Objects::nonNull).forEach(person -> {
                    Person first = byName.putIfAbsent(person.name(), person);
                    boolean bare = person.equals(Person.of(person.name()));
                    if (first != null && !first.equals(person) && !(bare && first.id().equals(person.id()))) {
                        mistake.accept("“" + person.name() + "”", "is written in two ways: say the same id and email "
                                + "wherever the name stands");
                    }
                });
    }

    private void planOfTheRound() {
        Replay.Theme theme = replay.theme();
        if (theme.title() != null && !map(theme.form()).getOrDefault("theme", theme.theme()).equals("OTHER")) {
            mistake.accept("theme.title", "is asked for only where the theme is OTHER");
        }
        Scope scope = replay.agreed();
        Object method = map(scope.form()).getOrDefault("method", Objects.requireNonNullElse(scope.method(), "SIMPLE"));
        if (!scope.strata().isEmpty() && !List.of("STRATIFIED", "SPREAD").contains(method)) {
            mistake.accept("scope.strata", "is asked for only where the method is STRATIFIED or SPREAD");
        }
        if (scope.shares() != null && !List.of("STRATIFIED", "QUOTA").contains(method)) {
            mistake.accept("scope.shares", "is asked for only where the method is STRATIFIED or QUOTA");
        }
        Replay.Round round = replay.round();
        if (Boolean.TRUE.equals(scope.inWindow()) && round.windowFrom() == null && round.windowTo() == null
                && map(round.form()).isEmpty()) {
            mistake.accept("scope.inWindow", "needs the round's windowFrom or windowTo");
        }
    }

    private void smallFrame() {
        List<Replay.Sample.SmallFrame> decided = replay.sample().smallFrame();
        for (int i = 0; i < decided.size(); i++) {
            String at = "sample.smallFrame[" + (i + 1) + "]";
            if (decided.get(i).scope() != null && !"widen".equals(decided.get(i).decision())) {
                mistake.accept(at + ".scope", "is only for the decision widen");
            } else if (decided.get(i).scope() != null && decided.get(i).scope().on() != null) {
                mistake.accept(at + ".scope.on", "is the day of the decision: say on beside decision");
            }
            if ("abandon".equals(decided.get(i).decision()) && i < decided.size() - 1) {
                mistake.accept("sample.smallFrame[" + (i + 2) + "]", "comes after the round was abandoned");
            }
        }
    }

    private void afterAbandoning() {
        for (String key : List.of("families", "returns", "concerns", "panel", "findings", "actions", "report",
                "sample.confirmedOn", "expect.report.states", "expect.report.matches", "expect.report.actions",
                "expect.report.lacks")) {
            inVainIf(true, key, "comes after the round was abandoned: take it out");
        }
    }

    private void eachFamily() {
        family("families.all", replay.families().all());
        replay.families().cases().forEach((place, own) -> family("families.cases." + place, own));
        replay.families().cases().keySet().forEach(place -> meetingWithoutWish("families.cases." + place, place));
        if (places().noneMatch(place -> replay.families().of(place).speaksToBoard())) {
            inVainIf(true, "families.all.boardMeeting", "needs interview: {speaksToBoard: yes}");
        }
    }

    private void meetingWithoutWish(String at, int place) {
        inVainIf(!replay.families().of(place).speaksToBoard(), at + ".boardMeeting",
                "needs interview: {speaksToBoard: yes}");
    }

    private void family(String at, Replay.Family family) {
        for (int i = 0; i < family.asked().size(); i++) {
            String asked = at + ".asked[" + (i + 1) + "]";
            boolean never = Boolean.TRUE.equals(family.asked().get(i).never());
            Stream.of("parent", "method", "by", "child", "childReason", "form")
                    .forEach(key -> inVainIf(never, asked + "." + key, NEVER));
            decision(asked + ".decision", family.asked().get(i).decision(), false, false);
        }
        Replay.Interview interview = family.interview();
        if (interview != null) {
            boolean never = Boolean.TRUE.equals(interview.never());
            Stream.of("parent", "child", "on", "speaksToBoard", "form")
                    .forEach(key -> inVainIf(never, at + ".interview." + key, NEVER));
            voice(at + ".interview.parent", interview.parent());
            voice(at + ".interview.child", interview.child());
            decision(at + ".interview.contingency", interview.contingency(), true, false);
        }
        Replay.BoardMeeting meeting = family.boardMeeting();
        boolean nothing = meeting != null && meeting.reason() != null;
        Stream.of("meetsOn", "arrangement").forEach(key -> inVainIf(nothing, at + ".boardMeeting." + key,
                "is said though a reason is given why it came to nothing; keep one of them"));
        boolean never = family.thanks() != null && Boolean.TRUE.equals(family.thanks().never());
        Stream.of("on", "reason").forEach(key -> inVainIf(never, at + ".thanks." + key, NEVER));
        Stream.of("interview", "boardMeeting", "thanks").forEach(key -> inVainIf(family.leftEmpty() != null,
                at + "." + key, "is said of a place that is left empty"));
    }

    private void voice(String at, Replay.Voice voice) {
        Stream.of("views", "on").forEach(key -> inVainIf(!voice.held(), at + "." + key,
                "is said though a reason is given why they were not heard; keep one of them"));
    }

    private void decision(String at, Replay.Decision decision, boolean arranges, boolean extend) {
        if (decision != null && decision.arrangement() != null && !arranges) {
            mistake.accept(at + ".arrangement", "is only for a contingency");
        }
        if (decision != null && decision.newDueOn() != null && !(extend && "extend".equals(decision.decision()))) {
            mistake.accept(at + ".newDueOn", "is only for the decision extend");
        }
    }

    private void decisions(String at, List<Replay.Decision> decisions) {
        for (int i = 0; i < decisions.size(); i++) {
            decision(at + "[" + (i + 1) + "]", decisions.get(i), false, true);
        }
    }

    private void returns() {
        Replay.Returns returns = replay.returns();
        Map<Integer, List<String>> asked = new LinkedHashMap<>();
        places().filter(place -> replay.families().of(place).leftEmpty() == null)
                .forEach(place -> asked.put(place, replay.askedAbout(place)));

        entry("returns.all", returns.all(), asked.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                .map(agency -> returns.of(entry.getKey(), agency))).toList());
        returns.agencies().forEach((code, given) -> {
            List<Return> those = asked.entrySet().stream().filter(entry -> entry.getValue().contains(code))
                    .map(entry -> returns.of(entry.getKey(), code)).toList();
            if (those.isEmpty()) {
                mistake.accept("returns.agencies." + code, "is asked about no case: name it in the scope's agencies, "
                        + "or under returns.added");
            }
            entry("returns.agencies." + code, given, those);
        });
        for (int i = 0; i < returns.cases().size(); i++) {
            String at = "returns.cases[" + (i + 1) + "]";
            Replay.CaseReturn given = returns.cases().get(i);
            given.cases().stream().filter(place -> !asked.getOrDefault(place, List.of()).contains(given.agency()))
                    .forEach(place -> mistake.accept(at, asked.containsKey(place)
                            ? "is of “" + given.agency() + "”, which is not asked about case " + place
                                    + ": name it in the scope's agencies, or under returns.added"
                            : "is of case " + place + ", whose place is left empty"));
            entry(at, given.values(), given.cases().stream()
                    .map(place -> returns.of(place, given.agency())).toList());
        }
    }

    /** @param those the returns for which the entry was written, with everything that the file says of them */
    private void entry(String at, Return given, List<Return> those) {
        boolean never = !those.isEmpty() && those.stream().allMatch(one -> one.when() != null && one.when().never());
        Stream.of("outcome", "reason", "method", "openInWindow", "judgements", "answers", "sentBack")
                .forEach(key -> inVainIf(never, at + "." + key, NEVER));
        boolean notCompleted = !never && !those.isEmpty()
                && those.stream().noneMatch(one -> one.outcomeOrCompleted().equals("COMPLETED"));
        Stream.of("method", "openInWindow", "judgements").forEach(key -> inVainIf(notCompleted, at + "." + key,
                "is asked for only where the outcome is COMPLETED"));
        decisions(at + ".liaison", given.liaison());
        for (int i = 0; i < given.parts().size(); i++) {
            Replay.Part part = given.parts().get(i);
            String key = at + ".parts[" + (i + 1) + "]";
            inVainIf(!part.outcome().equals("ANSWERED"), key + ".answer", "is only for the outcome ANSWERED");
            Stream.of("outcome", "reason", "answer")
                    .forEach(one -> inVainIf(part.when().never(), key + "." + one, NEVER));
        }
        for (int i = 0; i < given.moreTime().size(); i++) {
            inVainIf(given.moreTime().get(i).decision().equals("refuse"), at + ".moreTime[" + (i + 1) + "].newDueOn",
                    "is only for the decision grant");
        }
    }

    private void added() {
        for (int i = 0; i < replay.returns().added().size(); i++) {
            Replay.Added added = replay.returns().added().get(i);
            String at = "returns.added[" + (i + 1) + "]";
            if (replay.roster().contains(added.agency())) {
                mistake.accept(at + ".agency", "“" + added.agency() + "” audits every case already: leave it out of "
                        + "the scope's agencies, or take this out");
            }
            inVainIf(replay.families().of(added.place()).leftEmpty() != null, at + ".case",
                    "names a place that is left empty");
        }
    }

    private void concerns() {
        for (int i = 0; i < replay.concerns().size(); i++) {
            Replay.Concern concern = replay.concerns().get(i);
            String at = "concerns[" + (i + 1) + "]";
            boolean never = concern.response() != null && Boolean.TRUE.equals(concern.response().never());
            Stream.of("response.on", "response.action", "response.meetingNeeded", "response.outcome", "meeting")
                    .forEach(key -> inVainIf(never, at + "." + key, NEVER));
            inVainIf(!never && concern.meeting() != null, at + ".response.outcome",
                    "is left to the meeting: say the outcome there");
        }
    }

    private void panel() {
        replay.panel().cases().forEach((place, own) -> {
            String at = "panel.cases." + place;
            Replay.Family family = replay.families().of(place);
            if (family.leftEmpty() != null) {
                mistake.accept(at, "is of a place that is left empty");
            } else if (family.withdrawn() != null && !family.withdrawn().on().isAfter(replay.panelOn())) {
                mistake.accept(at, "is of a case whose family withdraws before the panel");
            }
            boolean discussed = !"NOT_DISCUSSED".equals(replay.panel().of(place).disposition());
            inVainIf(discussed, at + ".reason", "is only for a case that is NOT_DISCUSSED");
            inVainIf(!discussed, at + ".judgement", "is only for a case that is DISCUSSED");
        });
    }

    private void actions() {
        for (int i = 0; i < replay.actions().size(); i++) {
            Replay.Action action = replay.actions().get(i);
            decisions("actions[" + (i + 1) + "].liaison", action.liaison());
            for (int k = 0; k < action.done().size(); k++) {
                String at = "actions[" + (i + 1) + "].done[" + (k + 1) + "]";
                Replay.Verified verified = action.done().get(k).verified();
                inVainIf(verified == null, at + ".effect", "needs verified: {}");
                boolean notYet = verified != null && "notYet".equals(verified.decision());
                inVainIf(notYet, at + ".verified.reviewOn", "is only for the decision verified");
                inVainIf(verified != null && !notYet, at + ".verified.question", "is only for the decision notYet");
            }
        }
    }

    private void report() {
        List<Step> steps = Planner.plan(replay);
        reached("report.writeUps", replay.report().writeUps().size(), Kind.WRITE_UP, steps);
        reached("report.disclosure", replay.report().disclosure().size(), Kind.CHECK_DISCLOSURE, steps);
        reached("report.signOff", replay.report().signOff().size(), Kind.SIGN_OFF, steps);
    }

    private void reached(String key, int given, Kind kind, List<Step> steps) {
        int taken = (int) steps.stream().filter(step -> step.kind() == kind).count();
        if (given > taken) {
            mistake.accept(key + "[" + (taken + 1) + "]", "is never reached, for the report is published before: take "
                    + "it out, or say what sends the report back");
        }
    }

    private void expectations() {
        for (int i = 0; i < replay.expect().answers().size(); i++) {
            inVainIf(replay.expect().answers().get(i).is() == null, "expect.answers[" + (i + 1) + "].at",
                    "says where to look; say also what it is");
        }
        if (replay.expect().report().formats().isEmpty()) {
            Stream.of("states", "matches", "lacks", "actions").forEach(key -> inVainIf(true, "expect.report." + key,
                    "is looked for nowhere, since formats is empty"));
        }
    }

    private void beforeTheStart() {
        Planner.plan(replay).stream().filter(step -> step.on().isBefore(replay.starts()))
                .map(step -> step.key() + "\n" + step.on()).distinct().map(step -> step.split("\n"))
                .forEach(step -> mistake.accept(step[0],
                        "would be on " + step[1] + ", before the replay starts on " + replay.starts()));
    }

    private Stream<Integer> places() {
        return IntStream.rangeClosed(1, replay.agreed().sampleSize()).boxed();
    }

    private void inVainIf(boolean unheeded, String path, String reason) {
        if (unheeded && said.test(path)) {
            mistake.accept(path, reason);
        }
    }
}
