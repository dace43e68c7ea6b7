package org.caseaudit.replay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One published audit as data, as {@code docs/replays.md} describes it. What the file does not say is null here or
 * has the default that the document names; cases are counted from 1 by their place in the sample.
 */
record Replay(
        String title, LocalDate starts, LocalDate ends, People people, List<Agency> agencies, Round round,
        Theme theme, Scope scope, Register register, Sample sample, Families families, Returns returns,
        List<Concern> concerns, Panel panel, List<Finding> findings, List<Action> actions, Report report,
        Expect expect) {

    Replay {
        people = or(people, new People(null, null, null, null, null, null, null, null));
        agencies = list(agencies);
        theme = or(theme, new Theme(null, null, null, null, null, null, null));
        register = or(register, new Register(null, null));
        sample = or(sample, new Sample(null, null, null));
        families = or(families, new Families(null, null));
        returns = or(returns, new Returns(null, null, null, null, null));
        concerns = list(concerns);
        panel = or(panel, new Panel(null, null, null, null, null, null, null));
        findings = list(findings);
        actions = list(actions);
        report = or(report, new Report(null, null, null, null));
        expect = or(expect, new Expect(null, null, null, null));
    }

    Agency agency(String code) {
        return agencies.stream().filter(a -> a.code().equals(code)).findFirst().orElse(null);
    }

    /** The scope as it stands in the end. */
    Scope agreed() {
        return scopeAfter(sample.smallFrame().size());
    }

    /** The scope once so many decisions on a small frame were made; what a decision does not change stays. */
    Scope scopeAfter(int decisions) {
        Scope result = scope;
        for (Sample.SmallFrame decided : sample.smallFrame().subList(0, decisions)) {
            result = decided.scope() == null ? result : decided.scope().over(result);
        }
        return result;
    }

    /** The codes of the agencies that audit this round. */
    List<String> roster() {
        return rosterOf(agreed());
    }

    List<String> rosterOf(Scope some) {
        return some.agencies().isEmpty() ? agencies.stream().map(Agency::code).toList() : some.agencies();
    }

    /** The codes of the agencies that are asked about the case at that place, those added to it included. */
    List<String> askedAbout(int place) {
        return Stream.concat(roster().stream(), returns.added().stream()
                .filter(added -> added.place() == place).map(Added::agency)).distinct().toList();
    }

    /** Where the file says something of a case after that place in the sample. */
    List<String> saidAfter(int place) {
        List<String> paths = new ArrayList<>();
        families.cases().keySet().stream().filter(at -> at > place).forEach(at -> paths.add("families.cases." + at));
        panel.cases().keySet().stream().filter(at -> at > place).forEach(at -> paths.add("panel.cases." + at));
        saidAfter(place, "sample.exclude", sample.exclude().stream().map(given -> List.of(given.place())), paths);
        saidAfter(place, "returns.cases", returns.cases().stream().map(CaseReturn::cases), paths);
        saidAfter(place, "returns.added", returns.added().stream().map(given -> List.of(given.place())), paths);
        saidAfter(place, "concerns", concerns.stream().map(given -> List.of(given.place())), paths);
        return paths;
    }

    private static void saidAfter(int place, String key, Stream<List<Integer>> entries, List<String> paths) {
        List<List<Integer>> all = entries.toList();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).stream().anyMatch(at -> at > place)) {
                paths.add(key + "[" + (i + 1) + "]");
            }
        }
    }

    LocalDate plannedOn() {
        return or(round.plannedOn(), starts);
    }

    LocalDate themeOn() {
        return or(theme.on(), EnglishWorkingDays.plus(plannedOn(), 1));
    }

    LocalDate scopeOn() {
        return or(scope.on(), EnglishWorkingDays.plus(themeOn(), 1));
    }

    LocalDate confirmedOn() {
        return or(sample.confirmedOn(), EnglishWorkingDays.plus(scopeOn(), 1));
    }

    LocalDate panelOn() {
        return or(panel.on(), round.panelOn());
    }

    /** Everybody named in the file, once each. */
    List<Person> everybody() {
        Map<String, Person> byId = new LinkedHashMap<>();
        Stream<Person> agencyPeople = agencies.stream().flatMap(agency ->
                Stream.of(Stream.of(agency.leadAuditor(), agency.deputy()), agency.managers().stream(),
                        agency.contributors().stream()).flatMap(people -> people));
        Stream.concat(people.byGroup().values().stream().flatMap(List::stream), agencyPeople)
                .filter(person -> person != null).forEach(person -> byId.putIfAbsent(person.id(), person));
        return List.copyOf(byId.values());
    }

    /** A person by name or id, or null. */
    Person person(String nameOrId) {
        return everybody().stream().filter(p -> p.name().equals(nameOrId) || p.id().equals(nameOrId))
                .findFirst().orElse(null);
    }

    /**
     * Somebody of the partnership. Written as a name alone, id and address follow from it: {@code Mary Norton} is
     * {@code mary.norton}, {@code mary.norton@partnership.example}.
     */
    record Person(String name, String id, String email) {

        Person {
            id = or(id, name == null ? null : idOf(name));
            email = or(email, id + "@partnership.example");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Person of(Object given) {
            if (given instanceof Map<?, ?> parts) {
                for (Object key : parts.keySet()) {
                    if (!List.of("name", "id", "email").contains(key)) {
                        throw new IllegalArgumentException("a person has name, id and email, but no “" + key + "”");
                    }
                }
                if (parts.get("name") == null) {
                    throw new IllegalArgumentException("a person needs a name");
                }
                return new Person((String) parts.get("name"), (String) parts.get("id"), (String) parts.get("email"));
            }
            return new Person(given.toString(), null, null);
        }

        private static String idOf(String name) {
            return Normalizer.normalize(name.toLowerCase(Locale.UK), Normalizer.Form.NFD)
                    .replaceAll("[^a-z0-9 -]", "").strip().replaceAll("[ -]+", ".");
        }
    }

    /** Who holds which role; a role that is not named is held by somebody invented. */
    record People(List<Person> coordinators, List<Person> qaSubgroup, List<Person> auditGroup,
            List<Person> participation, List<Person> panelChair, List<Person> safeguardingLeads,
            List<Person> learningAndDevelopment, List<Person> oversight) {

        People {
            coordinators = orPerson(coordinators, "Cora Coordinator");
            qaSubgroup = orPerson(qaSubgroup, "Quentin Quality");
            auditGroup = orPerson(auditGroup, "Grace Group");
            participation = orPerson(participation, "Peter Participation");
            panelChair = orPerson(panelChair, "Charles Chair");
            safeguardingLeads = orPerson(safeguardingLeads, "Sarah Safeguarding");
            learningAndDevelopment = orPerson(learningAndDevelopment, "Lena Learning");
            oversight = orPerson(oversight, "Oliver Oversight");
        }

        Map<String, List<Person>> byGroup() {
            Map<String, List<Person>> groups = new LinkedHashMap<>();
            groups.put("coordinators", coordinators);
            groups.put("qa-subgroup", qaSubgroup);
            groups.put("audit-group", auditGroup);
            groups.put("participation", participation);
            groups.put("panel-chair", panelChair);
            groups.put("safeguarding-leads", safeguardingLeads);
            groups.put("learning-and-development", learningAndDevelopment);
            groups.put("oversight", oversight);
            return groups;
        }

        private static List<Person> orPerson(List<Person> people, String invented) {
            return people == null || people.isEmpty() ? List.of(Person.of(invented)) : people;
        }
    }

    record Agency(String code, String name, Person leadAuditor, Person deputy, List<Person> managers,
            List<Person> contributors, boolean fromOutsideArea) {

        Agency {
            name = or(name, code);
            contributors = list(contributors);
            leadAuditor = or(leadAuditor, new Person("Auditor of " + name, "auditor." + code, null));
            managers = managers == null || managers.isEmpty()
                    ? List.of(new Person("Manager of " + name, "manager." + code, null)) : managers;
        }
    }

    record Round(String title, String mode, LocalDate plannedOn, LocalDate panelOn, LocalDate windowFrom,
            LocalDate windowTo, String objectives, String audience, String statutoryBasis, String lawfulBasis,
            Map<String, Object> form) {

        Round {
            mode = or(mode, "IN_DEPTH");
        }
    }

    record Theme(String theme, String title, List<String> sources, String reason, String selectedBy, LocalDate on,
            Map<String, Object> form) {

        Theme {
            theme = or(theme, "DOMESTIC_ABUSE");
            sources = sources == null || sources.isEmpty() ? List.of("SERVICE_PLAN") : sources;
        }
    }

    record Scope(LocalDate on, Boolean openOnly, String needCode, Integer ageFrom, Integer ageTo,
            Boolean inWindow, Integer notAuditedMonths, Boolean onePerFamily, Integer minAgencies, Integer sampleSize,
            String method, List<String> strata, Map<String, Integer> shares, Integer reserves, String thrown,
            List<String> agencies, String tool, LocalDate returnsDueOn, String members, String guidance,
            String training, Map<String, Object> form) {

        Scope {
            agencies = list(agencies);
            strata = list(strata);
        }

        Scope over(Scope base) {
            return new Scope(or(on, base.on), or(openOnly, base.openOnly), or(needCode, base.needCode),
                    or(ageFrom, base.ageFrom), or(ageTo, base.ageTo), or(inWindow, base.inWindow),
                    or(notAuditedMonths, base.notAuditedMonths), or(onePerFamily, base.onePerFamily),
                    or(minAgencies, base.minAgencies), or(sampleSize, base.sampleSize), or(method, base.method),
                    strata.isEmpty() ? base.strata : strata, or(shares, base.shares), or(reserves, base.reserves),
                    or(thrown, base.thrown), agencies.isEmpty() ? base.agencies : agencies, or(tool, base.tool),
                    or(returnsDueOn, base.returnsDueOn), or(members, base.members), or(guidance, base.guidance),
                    or(training, base.training),
                    both(map(form), map(base.form)));
        }

        /** The set numbers as the form takes them, or null. */
        String numbers() {
            return shares == null ? null : shares.entrySet().stream()
                    .map(share -> share.getKey() + " " + share.getValue()).collect(Collectors.joining(", "));
        }
    }

    /** The case register: rows as they are, and rows made by number. */
    record Register(List<Map<String, Object>> cases, List<Group> groups) {

        Register {
            cases = list(cases);
            groups = list(groups);
        }

        /** {@code count} rows; a column's list of values goes round. */
        record Group(int count, Map<String, Object> columns) {

            Group {
                columns = map(columns);
            }
        }
    }

    record Sample(LocalDate confirmedOn, List<SmallFrame> smallFrame, List<Exclusion> exclude) {

        Sample {
            smallFrame = list(smallFrame);
            exclude = list(exclude);
        }

        /** Whether the round ends before anything is audited. */
        boolean abandoned() {
            return smallFrame.stream().anyMatch(decided -> "abandon".equals(decided.decision()));
        }

        /** @param scope what the scope becomes where the decision is to widen it; the rest stays as it was */
        record SmallFrame(String decision, String reason, Scope scope, LocalDate on) {
        }

        record Exclusion(@JsonProperty("case") Integer place, String reason) {
        }
    }

    record Families(Family all, Map<Integer, Family> cases) {

        Families {
            all = or(all, new Family(null, null, null, null, null, null));
            cases = map(cases);
        }

        Family of(int place) {
            Family own = cases.get(place);
            return own == null ? all : new Family(
                    own.asked().isEmpty() ? all.asked() : own.asked(), or(own.interview(), all.interview()),
                    or(own.boardMeeting(), all.boardMeeting()), or(own.thanks(), all.thanks()),
                    or(own.withdrawn(), all.withdrawn()), or(own.leftEmpty(), all.leftEmpty()));
        }
    }

    /** @param asked one entry per time that a family was asked, the reserves' families included */
    record Family(List<Asking> asked, Interview interview, BoardMeeting boardMeeting, Thanks thanks,
            Withdrawal withdrawn, LeftEmpty leftEmpty) {

        Family {
            asked = list(asked);
        }

        /** Whether a parent would like to speak to the board. */
        boolean speaksToBoard() {
            Object wish = interview == null ? null
                    : map(interview.form()).getOrDefault("speaksToBoard", interview.speaksToBoard());
            return Boolean.TRUE.equals(wish) || "yes".equals(wish);
        }
    }

    /** What comes of a parent's wish to speak to the board; with a reason, nothing. */
    record BoardMeeting(LocalDate on, LocalDate meetsOn, String arrangement, String reason) {
    }

    /** @param reason why no letter is sent; without it one is */
    record Thanks(LocalDate on, String reason, Boolean never) {
    }

    /** @param never true where nobody asks, so that the coordinator must decide */
    record Asking(String parent, String method, LocalDate on, String by, String child, String childReason,
            Boolean never, Decision decision, Map<String, Object> form) {

        Asking {
            parent = or(parent, "AGREED");
            method = or(method, "AGREED".equals(parent) ? "VERBAL" : null);
            child = or(child, "AGREED".equals(parent) ? "AGREED" : "NOT_ASKED");
            childReason = or(childReason, "NOT_ASKED".equals(child) ? "The parent was asked first." : null);
        }

        boolean agreed() {
            return parent.equals("AGREED") && !child.equals("REFUSED");
        }
    }

    record Withdrawal(LocalDate on) {
    }

    record LeftEmpty(LocalDate on, String reason) {
    }

    record Interview(LocalDate on, Voice parent, Voice child, Boolean speaksToBoard, Boolean never,
            Decision contingency, Map<String, Object> form) {

        Interview {
            parent = or(parent, new Voice(null, null, null));
            child = or(child, new Voice(null, null, null));
        }
    }

    /** What somebody said, or why nobody asked; without either the interview was held and nothing noted. */
    record Voice(LocalDate on, String views, String reason) {

        boolean held() {
            return reason == null;
        }
    }

    /** What a person decides when a task comes up by itself: extend, goOn, excuse, askOn, giveUp, goesAhead… */
    record Decision(String decision, String reason, String arrangement, LocalDate newDueOn, LocalDate on) {
    }

    record Returns(Return all, Map<String, Return> agencies, List<CaseReturn> cases, List<Cover> covers,
            List<Added> added) {

        Returns {
            covers = list(covers);
            added = list(added);
            all = or(all, Return.PLAIN);
            agencies = map(agencies);
            cases = list(cases);
        }

        /** What the file says of this case and agency: the more particular entry goes first, field by field. */
        Return of(int place, String agency) {
            Return result = Return.PLAIN;
            for (CaseReturn given : cases) {
                if (given.cases().contains(place) && given.agency().equals(agency)) {
                    result = given.values().over(result);
                }
            }
            Return ofAgency = agencies.get(agency);
            return ofAgency == null ? result.over(all) : result.over(ofAgency.over(all));
        }
    }

    /** One agency's answer on one case. */
    record Return(String outcome, String reason, When when, String method, Boolean openInWindow,
            Map<String, String> judgements, Map<String, Object> answers, List<SentBack> sentBack,
            List<Decision> liaison, List<Part> parts, List<MoreTime> moreTime) {

        static final Return PLAIN =
                new Return(null, null, null, null, null, null, null, null, null, null, null);

        Return {
            judgements = map(judgements);
            answers = map(answers);
            sentBack = list(sentBack);
            liaison = list(liaison);
            parts = list(parts);
            moreTime = list(moreTime);
        }

        Return over(Return base) {
            return new Return(or(outcome, base.outcome), or(reason, base.reason), or(when, base.when),
                    or(method, base.method), or(openInWindow, base.openInWindow), both(judgements, base.judgements),
                    both(answers, base.answers), sentBack.isEmpty() ? base.sentBack : sentBack,
                    liaison.isEmpty() ? base.liaison : liaison, parts.isEmpty() ? base.parts : parts,
                    moreTime.isEmpty() ? base.moreTime : moreTime);
        }

        String outcomeOrCompleted() {
            return or(outcome, "COMPLETED");
        }
    }

    record CaseReturn(@JsonProperty("case") List<Integer> cases, String agency,
            String outcome, String reason, When when, String method, Boolean openInWindow,
            Map<String, String> judgements, Map<String, Object> answers, List<SentBack> sentBack,
            List<Decision> liaison, List<Part> parts, List<MoreTime> moreTime) {

        CaseReturn {
            cases = list(cases);
        }

        Return values() {
            return new Return(outcome, reason, when, method, openInWindow, judgements, answers, sentBack, liaison,
                    parts, moreTime);
        }
    }

    /** A part of a return that somebody else answers; {@code when} counts from the part's own due date. */
    record Part(String to, String kind, List<String> standards, String question, LocalDate handedOn, LocalDate due,
            When when, String outcome, String reason, String answer) {

        Part {
            kind = or(kind, "PRACTICE");
            standards = list(standards);
            when = or(when, new When(null, -1, false));
            outcome = or(outcome, "ANSWERED");
        }
    }

    /** An agency asks for a later date; the coordinator decides a working day later unless {@code decidedOn} says. */
    record MoreTime(LocalDate on, LocalDate until, String reason, String decision, LocalDate newDueOn, String answer,
            LocalDate decidedOn) {

        MoreTime {
            decision = or(decision, "grant");
        }
    }

    /** Who audits for an agency from one day to another. */
    record Cover(String agency, String person, LocalDate namedOn, LocalDate from, LocalDate until) {

        boolean isOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** An agency that is not on the roster is asked about one case. */
    record Added(@JsonProperty("case") Integer place, String agency, LocalDate on, String reason) {
    }

    /** @param after working days until the agency answers the question */
    record SentBack(String question, Integer after, Map<String, Object> answers) {

        SentBack {
            after = or(after, 2);
            answers = map(answers);
        }
    }

    /** A date, a number of working days before (negative) or after another date, or never. */
    record When(LocalDate date, Integer workingDays, boolean never) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static When of(Object given) {
            if (given instanceof Integer days) {
                return new When(null, days, false);
            }
            if ("never".equals(given)) {
                return new When(null, null, true);
            }
            try {
                return new When(LocalDate.parse(given.toString()), null, false);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "“" + given + "” is no date such as 2016-09-14, number of working days, or never");
            }
        }

        LocalDate from(LocalDate reference) {
            return date != null ? date : EnglishWorkingDays.plus(reference, workingDays);
        }

        @JsonValue
        @Override
        public String toString() {
            return never ? "never" : date != null ? date.toString() : workingDays.toString();
        }
    }

    record Concern(@JsonProperty("case") Integer place, String raisedBy,
            LocalDate on, String worry, Response response, Meeting meeting) {

        record Response(LocalDate on, String action, Boolean meetingNeeded, String outcome, Boolean never) {
        }

        record Meeting(LocalDate on, String outcome, String conclusion) {
        }
    }

    record Panel(LocalDate on, String venue, List<String> present, String note, Moderation all,
            Map<Integer, Moderation> cases, Map<String, Object> form) {

        Panel {
            all = or(all, new Moderation(null, null, null, null, null));
            cases = map(cases);
        }

        Moderation of(int place) {
            Moderation own = cases.get(place);
            return own == null ? all : new Moderation(or(own.disposition(), all.disposition()),
                    or(own.reason(), all.reason()), or(own.judgement(), all.judgement()),
                    or(own.differingViews(), all.differingViews()), both(own.form(), all.form()));
        }
    }

    record Moderation(String disposition, String reason, String judgement, String differingViews,
            Map<String, Object> form) {

        Moderation {
            form = map(form);
        }
    }

    /** @param cases in how many of how many cases, such as {@code 3 of 4} */
    record Finding(String kind, String text, String standard, List<String> agencies, String cases, String caveat,
            String alreadyChanged, String otherEvidence, Boolean groupOpinion, Map<String, Object> form) {

        Finding {
            agencies = list(agencies);
        }
    }

    /**
     * @param findings numbers of the findings it answers, counted from 1
     * @param owners   names of people, {@code group:<group>}, {@code agency:<code>}, {@code managers:<code>} or
     *                 {@code lead-auditors}
     * @param due      a date, or working days after the panel
     */
    record Action(String text, List<Integer> findings, List<String> owners, When due, String evidence,
            String measure, Boolean restricted, List<Done> done, List<Decision> liaison, Map<String, Object> form) {

        Action {
            findings = list(findings);
            owners = list(owners);
            done = list(done);
            liaison = list(liaison);
        }

        LocalDate dueOn(LocalDate panelOn) {
            return due.from(panelOn);
        }
    }

    /** One time that an action was called done, and what became of that. */
    record Done(LocalDate on, String by, String evidence, Verified verified, Effect effect) {
    }

    record Verified(LocalDate on, String decision, String question, LocalDate reviewOn, String by) {
    }

    record Effect(LocalDate on, Boolean worked, String shownBy) {
    }

    /** The steps of write-up, disclosure check and sign-off, each entry one attempt. */
    record Report(LocalDate on, List<WriteUp> writeUps, List<Disclosure> disclosure, List<SignOff> signOff) {

        Report {
            writeUps = list(writeUps);
            disclosure = list(disclosure);
            signOff = list(signOff);
        }
    }

    record WriteUp(String introduction, String methodNote, String auditFeedback, String familiesText, LocalDate on,
            Map<String, Object> form) {
    }

    record Disclosure(Boolean namesChecked, Boolean smallNumbersChecked, String note, LocalDate on) {

        boolean safe() {
            return !Boolean.FALSE.equals(namesChecked) && !Boolean.FALSE.equals(smallNumbersChecked);
        }
    }

    record SignOff(String changes, LocalDate on) {
    }

    record Expect(ExpectedReport report, List<ExpectedMail> mails, List<String> mailsLack,
            List<ExpectedAnswer> answers) {

        Expect {
            report = or(report, new ExpectedReport(null, null, null, null, null));
            mails = list(mails);
            mailsLack = list(mailsLack);
            answers = list(answers);
        }
    }

    record ExpectedReport(List<String> states, List<String> matches, List<String> lacks,
            List<ExpectedAction> actions, List<String> formats) {

        ExpectedReport {
            states = list(states);
            matches = list(matches);
            lacks = list(lacks);
            actions = list(actions);
            formats = formats == null ? List.of("page", "pdf", "word") : formats;
        }
    }

    record ExpectedAction(String text, List<String> owners, LocalDate due) {

        ExpectedAction {
            owners = list(owners);
        }
    }

    /**
     * @param to      a person, {@code agency:<code>}, {@code deputy:<code>}, {@code managers:<code>} or a group
     * @param subject regular expression that the subject holds
     * @param text    regular expression that the mail's text holds
     * @param times   how many in all; without it, at least one
     */
    record ExpectedMail(String to, String subject, String text, LocalDate on, LocalDate from, LocalDate until,
            Integer times) {
    }

    /**
     * @param as a person, or as {@link ExpectedMail#to}
     * @param at JSON pointer into the answer; empty for the answer itself
     */
    record ExpectedAnswer(String as, String get, LocalDate on, Integer status, String at, Object is,
            List<String> states, List<String> lacks) {

        ExpectedAnswer {
            status = or(status, 200);
            states = list(states);
            lacks = list(lacks);
        }
    }

    static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : new ArrayList<>(given);
    }

    static <K, V> Map<K, V> map(Map<K, V> given) {
        return given == null ? Map.of() : given;
    }

    static <K, V> Map<K, V> both(Map<K, V> first, Map<K, V> base) {
        Map<K, V> all = new LinkedHashMap<>(base);
        all.putAll(first);
        return all;
    }
}
