package org.caseaudit.replay;

import static org.caseaudit.replay.Replay.or;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.caseaudit.replay.Office.Task;
import org.caseaudit.replay.Replay.Action;
import org.caseaudit.replay.Replay.Asking;
import org.caseaudit.replay.Replay.Concern;
import org.caseaudit.replay.Replay.Disclosure;
import org.caseaudit.replay.Replay.Done;
import org.caseaudit.replay.Replay.Finding;
import org.caseaudit.replay.Replay.Interview;
import org.caseaudit.replay.Replay.Moderation;
import org.caseaudit.replay.Replay.Person;
import org.caseaudit.replay.Replay.Return;
import org.caseaudit.replay.Replay.Scope;
import org.caseaudit.replay.Replay.SignOff;
import org.caseaudit.replay.Replay.Voice;
import org.caseaudit.replay.Replay.WriteUp;

/** Works through one replay as its people do: signed in as each of them, with nothing but HTTP and mail. */
final class ReplayRun {

    static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final LocalTime AT_WORK = LocalTime.of(10, 0);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final String file;
    private final Replay replay;
    private final ReplayWorld world;
    private final Cast cast;
    private final Office office;
    private final Cases cases;

    private final Reactions reactions;

    private final Map<Integer, String> concernInstances = new HashMap<>();
    private int lastPlace = Integer.MAX_VALUE;
    private LocalDate today;

    ReplayRun(String file, Replay replay, ReplayWorld world) {
        this.file = file;
        this.replay = replay;
        this.world = world;
        this.cast = new Cast(replay);
        this.office = new Office(new Server(world.address()), this::settle);
        this.cases = new Cases(replay.register());
        this.reactions = new Reactions(replay, cast, office, cases);
    }

    void run() {
        List<Step> steps = Planner.plan(replay);
        today = replay.starts();
        doing("set up people, agencies and the case register", () -> {
            settle();
            new Partnership(replay, office, cases).moveIn(world.administrator(), world.administratorPassword());
        });
        LocalDate last = lastDay(steps);
        for (today = replay.starts(); !today.isAfter(last); today = today.plusDays(1)) {
            List<Step> todays = steps.stream().filter(step -> step.on().equals(today)).toList();
            if (todays.isEmpty() && !EnglishWorkingDays.isOne(today)) {
                continue;
            }
            doing("let the morning come", this::settle);
            for (Step step : todays) {
                if (step.place() <= lastPlace) {
                    doing(step.toString(), () -> take(step));
                }
            }
            doing("answer what has come up", () -> reactions.react(today, this::doing));
        }
        today = last;
        new Outcome(file, replay, office, world.mails(), cast).check(reactions.unasked());
    }

    private LocalDate lastDay(List<Step> steps) {
        Stream<LocalDate> mails = replay.expect().mails().stream()
                .flatMap(mail -> Stream.of(or(mail.on(), replay.starts()), or(mail.until(), replay.starts())));
        Stream<LocalDate> families = Stream.concat(Stream.of(replay.families().all()),
                        replay.families().cases().values().stream())
                .flatMap(family -> Stream.of(family.boardMeeting() == null ? null : family.boardMeeting().on(),
                        family.thanks() == null ? null : family.thanks().on())).filter(Objects::nonNull);
        return Stream.of(steps.stream().map(Step::on), mails, families, Stream.of(or(replay.ends(), replay.starts())))
                .flatMap(days -> days).max(Comparator.naturalOrder()).orElseThrow();
    }

    private void settle() {
        Instant now = today.atTime(AT_WORK).atZone(ZONE).toInstant();
        world.clock().moveTo(now);
    }

    private void doing(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            throw new ReplayException(
                    file + " stopped on " + DAY.format(today) + " at: " + what + "\n" + e.getMessage(), e);
        }
    }

    private void take(Step step) {
        switch (step.kind()) {
            case PLAN_ROUND -> planRound();
            case SELECT_THEME -> selectTheme();
            case AGREE_SCOPE -> agreeScope(replay.scopeAfter(0));
            case DECIDE_ON_SMALL_FRAME -> decideOnSmallFrame(step.index());
            case EXCLUDE_CASE -> excludeCase(step.index());
            case CONFIRM_SAMPLE -> confirmSample();
            case ASK_FAMILY -> askFamily(step.place(), step.index());
            case LEAVE_PLACE_EMPTY -> leavePlaceEmpty(step.place());
            case WITHDRAW -> withdraw(step.place());
            case HOLD_INTERVIEW -> holdInterview(step.place());
            case RAISE_CONCERN -> raiseConcern(step.index());
            case RESPOND_TO_CONCERN -> respondToConcern(step.index());
            case HOLD_SEPARATE_MEETING -> holdSeparateMeeting(step.index());
            case NAME_COVER -> nameCover(step.index());
            case ADD_AGENCY -> addAgency(step.index());
            case HAND_OVER_PART -> handOverPart(step.place(), step.agency(), step.index());
            case COMPLETE_PART -> completePart(step.place(), step.agency(), step.index());
            case ASK_FOR_MORE_TIME -> askForMoreTime(step.place(), step.agency(), step.index());
            case DECIDE_ON_MORE_TIME -> decideOnMoreTime(step.place(), step.agency(), step.index());
            case COMPLETE_RETURN -> completeReturn(step.place(), step.agency(), step.index());
            case CHECK_RETURN -> checkReturn(step.place(), step.agency(), step.index());
            case CONVENE_PANEL -> convenePanel();
            case MODERATE_CASE -> moderateCase(step.place());
            case RECORD_FINDING -> recordFinding(step.index());
            case AGREE_ACTION -> agreeAction(step.index());
            case WRITE_UP -> writeUp(step.index());
            case CHECK_DISCLOSURE -> checkDisclosure(step.index());
            case SIGN_OFF -> signOff(step.index());
            case COMPLETE_ACTION -> completeAction(step.index() / 100, step.index() % 100);
            case VERIFY_ACTION -> verifyAction(step.index() / 100, step.index() % 100);
            case CHECK_EFFECT -> checkEffect(step.index() / 100, step.index() % 100);
            case ASK_SERVER -> new Outcome(file, replay, office, List.of(), cast)
                    .checkAnswer(replay.expect().answers().get(step.index()));
        }
    }

    private void planRound() {
        Replay.Round round = replay.round();
        Person coordinator = cast.one("coordinators");
        Answers shown = office.shownAtStart(coordinator, "audit-round");
        office.start(coordinator, "audit-round", new Answers()
                .put("title", round.title()).put("mode", round.mode()).put("panelOn", round.panelOn())
                .put("windowFrom", round.windowFrom()).put("windowTo", round.windowTo())
                .put("objectives", round.objectives()).put("audience", round.audience())
                .put("statutoryBasis", or(round.statutoryBasis(), shown.text("statutoryBasis")))
                .put("lawfulBasis", or(round.lawfulBasis(), shown.text("lawfulBasis")))
                .putAll(round.form()));
    }

    private void selectTheme() {
        Replay.Theme theme = replay.theme();
        Task task = office.task(cast.one("qa-subgroup"), "selectTheme");
        office.submit(task, new Answers().put("theme", theme.theme()).put("themeTitle", theme.title())
                .put("themeSources", theme.sources()).put("themeReason", theme.reason())
                .put("selectedBy", or(theme.selectedBy(), task.shown().text("selectedBy")))
                .putAll(theme.form()));
    }

    private void agreeScope(Scope scope) {
        Task task = office.task(cast.one("audit-group"), "agreeScope");
        office.submit(task, new Answers()
                .put("openOnly", or(scope.openOnly(), true)).put("needCode", or(scope.needCode(), "ANY"))
                .put("ageFrom", scope.ageFrom()).put("ageTo", scope.ageTo())
                .put("notAuditedMonths", scope.notAuditedMonths())
                .put("onePerFamily", or(scope.onePerFamily(), true)).put("minAgencies", scope.minAgencies())
                .put("inWindow", scope.inWindow()).put("sampleSize", scope.sampleSize())
                .put("method", scope.method()).put("strataColumns", scope.strata()).put("shares", scope.numbers())
                .put("reserveDepth", scope.reserves())
                .put("seedOrigin", scope.thrown() == null ? "RANDOM" : "DICE")
                .put("agencies", replay.rosterOf(scope))
                .put("toolFormId", task.option("toolOptions", or(scope.tool(), "tool-domestic-abuse")))
                .put("returnsDueOn", scope.returnsDueOn())
                .put("members", or(scope.members(), "The audit group of the partnership"))
                .put("guidance", scope.guidance()).put("training", scope.training()).putAll(scope.form()));
        if (scope.thrown() != null) {
            office.submit(office.task(cast.one("audit-group"), "enterThrownDigits"),
                    new Answers().put("digits", scope.thrown()));
        }
    }

    private void decideOnSmallFrame(int index) {
        Replay.Sample.SmallFrame given = replay.sample().smallFrame().get(index);
        office.submit(office.task(cast.one("audit-group"), "decideOnSmallFrame"), new Answers()
                .put("decision", given.decision()).put("reason", given.reason()));
        if ("widen".equals(given.decision())) {
            agreeScope(replay.scopeAfter(index + 1));
        }
    }

    private void excludeCase(int index) {
        Replay.Sample.Exclusion exclusion = replay.sample().exclude().get(index);
        Task task = office.task(cast.one("audit-group"), "confirmSample");
        cases.seat(task.options("caseOptions"));
        office.submit(task, new Answers().put("decision", "exclude")
                .put("excludedCase", cases.optionOf(exclusion.place(), task.options("caseOptions")))
                .put("reason", exclusion.reason()));
    }

    private void confirmSample() {
        Task task = office.task(cast.one("audit-group"), "confirmSample");
        cases.seat(task.options("caseOptions"));
        office.submit(task, new Answers().put("decision", "confirm"));
        if (replay.sample().smallFrame().stream().anyMatch(decided -> "fewer".equals(decided.decision()))) {
            lastPlace = cases.seated();
            List<String> beyond = replay.saidAfter(lastPlace);
            if (!beyond.isEmpty()) {
                throw new ReplayException("the group audits fewer cases, " + lastPlace + " in all, but the file says "
                        + "something of a later one: mend " + String.join(", ", beyond));
            }
        }
    }

    private void askFamily(int place, int index) {
        Asking asking = Planner.asked(replay.families().of(place)).get(index);
        List<Person> participation = cast.find("participation");
        Person named = asking.by() == null ? null : cast.find(asking.by()).stream().findFirst().orElse(null);
        Person asker = named != null && participation.contains(named) ? named : participation.get(0);
        Task task = office.task(asker, "seekAgreement", t -> cases.isAt(t, place), "case " + place);
        cases.remember(task, place);
        office.submit(task, new Answers().put("parentOutcome", asking.parent())
                .put("parentMethod", asking.method()).put("askedOn", today)
                .put("askedBy", named == null ? or(asking.by(), asker.name()) : named.name())
                .put("childOutcome", asking.child()).put("childReason", asking.childReason())
                .putAll(asking.form()));
    }

    private void leavePlaceEmpty(int place) {
        Task task = office.task(cast.one("audit-group"), "acceptSmallerSample",
                t -> cases.isAt(t, place), "case " + place);
        office.submit(task, new Answers().put("reason", or(replay.families().of(place).leftEmpty().reason(),
                "No reserve was left, and the group goes on with a case fewer.")));
    }

    private void withdraw(int place) {
        office.withdraw(cast.one("participation"), cases.at(place));
    }

    private void holdInterview(int place) {
        Interview given = replay.families().of(place).interview();
        Interview interview = or(given, new Interview(null, null, null, null, null, null, null));
        Answers answers = new Answers();
        voice("parent", interview.parent(), answers);
        voice("child", interview.child(), answers);
        answers.put("speaksToBoard", interview.speaksToBoard());
        Task task = office.task(cast.one("participation"), "holdFeedbackInterview",
                t -> cases.isAt(t, place), "case " + place);
        office.submit(task, answers.putAll(interview.form()));
    }

    private void voice(String who, Voice voice, Answers answers) {
        answers.put(who + "Held", voice.held() ? "yes" : "no");
        if (voice.held()) {
            answers.put(who + "HeldOn", or(voice.on(), today))
                    .put(who + "Views", or(voice.views(), "They were heard and had nothing to add."));
        } else {
            answers.put(who + "Reason", voice.reason());
        }
    }

    private void raiseConcern(int index) {
        Concern concern = replay.concerns().get(index);
        Person person = cast.one(concern.raisedBy());
        String chosen = cases.optionOf(concern.place(),
                office.shownAtStart(person, "safeguarding-concern").options("caseOptions"));
        concernInstances.put(index, office.start(person, "safeguarding-concern",
                new Answers().put("caseReference", chosen).put("worry", concern.worry())));
    }

    private void respondToConcern(int index) {
        Concern concern = replay.concerns().get(index);
        Concern.Response response =
                or(concern.response(), new Concern.Response(null, null, null, null, null));
        boolean meeting = or(response.meetingNeeded(), concern.meeting() != null);
        Task task = office.task(cast.one("safeguarding-leads"), "respondToConcern",
                t -> t.processInstance().equals(concernInstances.get(index)), "concern " + (index + 1));
        office.submit(task, new Answers()
                .put("action", or(response.action(), "Spoke to the social worker the same day."))
                .put("meetingNeeded", meeting ? "yes" : "no")
                .put("outcome", meeting ? null : or(response.outcome(), "SAFE")));
    }

    private void holdSeparateMeeting(int index) {
        Concern.Meeting meeting = replay.concerns().get(index).meeting();
        Task task = office.task(cast.one("safeguarding-leads"), "holdSeparateMeeting",
                t -> t.processInstance().equals(concernInstances.get(index)), "concern " + (index + 1));
        office.submit(task, new Answers().put("heldOn", today).put("outcome", or(meeting.outcome(), "SAFE"))
                .put("conclusion", or(meeting.conclusion(), "The child was found to be safe.")));
    }

    private void completeReturn(int place, String agency, int attempt) {
        Return given = replay.returns().of(place, agency);
        Task task = office.task(auditorOf(agency), "completeReturn",
                t -> cases.isAt(t, place), "case " + place + ", " + agency);
        Answers answers = new Answers().put("outcome", given.outcomeOrCompleted())
                .put("outcomeReason", given.reason());
        if (given.outcomeOrCompleted().equals("COMPLETED")) {
            answers.put("auditMethod", or(given.method(), "WITH_STAFF"))
                    .put("openInWindow", Boolean.FALSE.equals(given.openInWindow()) ? "no" : "yes");
            if (given.judgements().isEmpty()) {
                task.fieldsOfKind("judgement").forEach(field -> answers.put(field, "GOOD"));
            }
            given.judgements().forEach((standard, judgement) -> answers.put("judgement_" + standard, judgement));
        }
        answers.putAll(given.answers());
        if (attempt > 0) {
            answers.putAll(given.sentBack().get(attempt - 1).answers());
        }
        office.submit(task, answers);
    }

    /** The lead auditor, or whoever covers today. */
    private Person auditorOf(String agency) {
        return replay.returns().covers().stream().filter(c -> c.agency().equals(agency) && c.isOn(today)).findFirst()
                .map(cover -> cast.one(cover.person())).orElseGet(() -> cast.auditorOf(agency));
    }

    private void nameCover(int index) {
        Replay.Cover cover = replay.returns().covers().get(index);
        office.start(cast.auditorOf(cover.agency()), "cover", new Answers().put("wanted", "name")
                .put("agency", cover.agency()).put("person", cast.one(cover.person()).id())
                .put("fromOn", cover.from()).put("untilOn", cover.until()));
    }

    private void addAgency(int index) {
        Replay.Added added = replay.returns().added().get(index);
        Person coordinator = cast.one("coordinators");
        office.start(coordinator, "add-agency-to-case", new Answers()
                .put("auditCase", cases.optionOf(added.place(),
                        office.shownAtStart(coordinator, "add-agency-to-case").options("caseOptions")))
                .put("agency", added.agency()).put("reason", or(added.reason(), "The family lived there before.")));
    }

    private void handOverPart(int place, String agency, int index) {
        Replay.Part part = replay.returns().of(place, agency).parts().get(index);
        Person auditor = auditorOf(agency);
        office.start(auditor, "hand-over-part", new Answers().put("wanted", "handOver")
                .put("agencyReturn", cases.optionOf(place,
                        office.shownAtStart(auditor, "hand-over-part").options("returnOptions")))
                .put("contributor", cast.one(part.to()).id()).put("kind", part.kind())
                .put("standards", part.standards())
                .put("partQuestion", or(part.question(), "What do your records show about the child?"))
                .put("dueOn", Planner.partDue(replay, part)));
    }

    private void completePart(int place, String agency, int index) {
        Replay.Part part = replay.returns().of(place, agency).parts().get(index);
        boolean answered = part.outcome().equals("ANSWERED");
        office.submit(office.task(cast.one(part.to()), "completePart", t -> cases.isAt(t, place), "case " + place),
                new Answers().put("partOutcome", part.outcome()).put("partReason", part.reason())
                        .put("partAnswer", answered
                                ? or(part.answer(), "The record was read and shows nothing that others do not know.")
                                : null));
    }

    private void askForMoreTime(int place, String agency, int index) {
        Replay.MoreTime asked = replay.returns().of(place, agency).moreTime().get(index);
        Person auditor = auditorOf(agency);
        office.start(auditor, "ask-for-more-time", new Answers()
                .put("agencyReturn", cases.optionOf(place,
                        office.shownAtStart(auditor, "ask-for-more-time").options("returnOptions")))
                .put("wishedOn", asked.until()).put("reason", or(asked.reason(), "The auditor is ill.")));
    }

    private void decideOnMoreTime(int place, String agency, int index) {
        Replay.MoreTime asked = replay.returns().of(place, agency).moreTime().get(index);
        boolean granted = asked.decision().equals("grant");
        Task task = office.task(cast.one("coordinators"), "decideOnMoreTime",
                t -> cases.isAt(t, place) && cases.isOf(t, replay.agency(agency), replay.agencies()),
                "case " + place + ", " + agency);
        office.submit(task, new Answers().put("decision", asked.decision())
                .put("newDueOn", granted ? or(asked.newDueOn(), asked.until()) : null)
                .put("note", granted ? asked.answer() : null)
                .put("refusal", granted ? null : or(asked.answer(), "The panel needs the time to read.")));
    }

    private void checkReturn(int place, String agency, int attempt) {
        Return given = replay.returns().of(place, agency);
        Task task = office.task(cast.one("coordinators"), "checkReturn",
                t -> cases.isAt(t, place) && cases.isOf(t, replay.agency(agency), replay.agencies()),
                "case " + place + ", " + agency);
        boolean accept = attempt >= given.sentBack().size();
        office.submit(task, new Answers().put("decision", accept ? "accept" : "ask")
                .put("question", accept ? null : given.sentBack().get(attempt).question()));
    }

    private void convenePanel() {
        Replay.Panel panel = replay.panel();
        office.submit(office.task(cast.one("coordinators"), "convenePanel"), new Answers()
                .put("panelOn", replay.panelOn()).put("venue", panel.venue())
                .put("present", or(panel.present(), replay.roster())).put("note", panel.note())
                .putAll(panel.form()));
    }

    private void moderateCase(int place) {
        Moderation moderation = replay.panel().of(place);
        String disposition = or(moderation.disposition(), "DISCUSSED");
        Task task = office.task(cast.one("panel-chair"), "moderateCase", t -> cases.isAt(t, place), "case " + place);
        office.submit(task, new Answers().put("disposition", disposition)
                .put("reason", disposition.equals("DISCUSSED") ? null : moderation.reason())
                .put("judgement", disposition.equals("DISCUSSED") ? moderation.judgement() : null)
                .put("differingViews", moderation.differingViews()).putAll(moderation.form()));
    }

    private void recordFinding(int index) {
        Finding finding = replay.findings().get(index);
        Task task = office.task(cast.one("coordinators"), "recordFinding");
        String[] count = finding.cases() == null ? new String[] {null, null} : finding.cases().split(" of ");
        office.submit(task, new Answers().put("kind", finding.kind()).put("text", finding.text())
                .put("standard", finding.standard() == null ? null
                        : task.option("standardOptions", finding.standard()))
                .put("agencies", finding.agencies())
                .put("casesCount", count[0] == null ? null : Integer.valueOf(count[0]))
                .put("casesOf", count[1] == null ? null : Integer.valueOf(count[1]))
                .put("caveat", finding.caveat()).put("alreadyChanged", finding.alreadyChanged())
                .put("otherEvidence", finding.otherEvidence()).put("groupOpinion", finding.groupOpinion())
                .put("another", index < replay.findings().size() - 1).putAll(finding.form()));
    }

    private void agreeAction(int index) {
        Action action = replay.actions().get(index);
        Task task = office.task(cast.one("coordinators"), "agreeAction");
        office.submit(task, new Answers().put("text", action.text())
                .put("findings", action.findings().stream()
                        .map(number -> task.option("findingOptions", replay.findings().get(number - 1).text(), number))
                        .toList())
                .put("owners", action.owners().stream().map(cast::option).toList())
                .put("dueOn", action.dueOn(replay.panelOn()))
                .put("evidenceWanted", or(action.evidence(), "A note of what was done"))
                .put("measure", action.measure()).put("restricted", action.restricted())
                .put("another", index < replay.actions().size() - 1).putAll(action.form()));
    }

    private void writeUp(int index) {
        List<WriteUp> all = replay.report().writeUps();
        WriteUp text = all.isEmpty() ? new WriteUp(null, null, null, null, null, null)
                : all.get(Math.min(index, all.size() - 1));
        office.submit(office.task(cast.one("coordinators"), "writeUpReport"), new Answers()
                .put("introduction", text.introduction()).put("methodNote", text.methodNote())
                .put("auditFeedback", text.auditFeedback()).put("familiesText", text.familiesText()).putAll(text.form()));
    }

    private void checkDisclosure(int index) {
        List<Disclosure> all = replay.report().disclosure();
        Disclosure check = index < all.size() ? all.get(index) : new Disclosure(null, null, null, null);
        office.submit(office.task(cast.one("coordinators"), "checkDisclosure"), new Answers()
                .put("namesChecked", Boolean.FALSE.equals(check.namesChecked()) ? "no" : "yes")
                .put("smallNumbersChecked", Boolean.FALSE.equals(check.smallNumbersChecked()) ? "no" : "yes")
                .put("decision", check.safe() ? "safe" : "notYet").put("note", check.note()));
    }

    private void signOff(int index) {
        List<SignOff> all = replay.report().signOff();
        String changes = index < all.size() ? all.get(index).changes() : null;
        office.submit(office.task(cast.one("panel-chair"), "signOffReport"), new Answers()
                .put("decision", changes == null ? "signOff" : "changes").put("changes", changes));
    }

    private void completeAction(int number, int attempt) {
        Action action = replay.actions().get(number);
        Done done = action.done().get(attempt);
        Person owner = cast.one(done.by() == null ? action.owners().get(0) : done.by());
        Task task = actionTask(owner, "completeAction", action);
        office.submit(task, new Answers().put("doneOn", today)
                .put("evidence", or(done.evidence(), "Done as agreed; the note is with the coordinator.")));
    }

    private void verifyAction(int number, int attempt) {
        Action action = replay.actions().get(number);
        Done done = action.done().get(attempt);
        Task task = actionTask(verifier(action, done), "verifyAction", action);
        String decision = or(done.verified().decision(), "verified");
        boolean verified = decision.equals("verified");
        office.submit(task, new Answers().put("decision", decision)
                .put("question", verified ? null : done.verified().question())
                .put("reviewOn", verified ? Planner.reviewOn(done) : null));
    }

    private void checkEffect(int number, int attempt) {
        Action action = replay.actions().get(number);
        Done done = action.done().get(attempt);
        Task task = actionTask(verifier(action, done), "checkEffect", action);
        office.submit(task, new Answers()
                .put("worked", Boolean.FALSE.equals(done.effect().worked()) ? "no" : "yes")
                .put("shownBy", or(done.effect().shownBy(), "A look at recent cases shows it.")));
    }

    /** Somebody of the QA sub-group who did not complete the action. */
    private Person verifier(Action action, Done done) {
        if (done.verified().by() != null) {
            return cast.one(done.verified().by());
        }
        Person completer = cast.one(done.by() == null ? action.owners().get(0) : done.by());
        return cast.find("qa-subgroup").stream().filter(person -> !person.equals(completer)).findFirst()
                .orElseThrow(() -> new ReplayException("nobody of the QA sub-group is free to verify the action"));
    }

    /** The form shows which action it is about. */
    private Task actionTask(Person person, String element, Action action) {
        return office.task(person, element, task -> task.shows(action.text()), "“" + action.text() + "”");
    }
}
