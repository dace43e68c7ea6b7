package org.caseaudit.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything the report of one round may say. Plain data: nobody's identity, no counts that can be derived, so that
 * every number in the report is computed from what is listed here. Lists are never null; text that was not given is
 * null or blank and the report then says that it is not recorded, or nothing.
 *
 * @param partnership name of the safeguarding partnership
 * @param agencies every agency of the round's roster, in the order the report shall name them
 * @param cases the cases that were audited; a case whose family refused or withdrew is in {@code dropOuts} instead
 * @param dropOuts one entry for each case that was drawn and left the sample
 * @param returns one entry for each return that was asked for; a withdrawn case's returns are left out
 */
public record ReportFacts(
        String partnership,
        Round round,
        List<Agency> agencies,
        List<Case> cases,
        List<DropOut> dropOuts,
        List<Return> returns,
        List<Judgement> judgements,
        List<Finding> findings,
        List<Action> actions,
        Edits edits) {

    /** @throws IllegalArgumentException where an entry refers to an agency, case or finding that is not listed */
    public ReportFacts {
        agencies = copy(agencies);
        cases = copy(cases);
        dropOuts = copy(dropOuts);
        returns = copy(returns);
        judgements = copy(judgements);
        findings = copy(findings);
        actions = copy(actions);
        edits = edits == null ? Edits.NONE : edits;
        var codes = keys("agencies", agencies, Agency::code);
        var labels = keys("cases", cases, Case::label);
        var numbers = keys("findings", findings, Finding::number);
        keys("actions", actions, Action::number);
        for (var given : returns) {
            require(codes.contains(given.agency()), "returns name an agency not listed: " + given.agency());
            require(labels.contains(given.caseLabel()), "returns name a case not listed: " + given.caseLabel());
        }
        for (var action : actions) {
            for (var answered : action.answers()) {
                require(numbers.contains(answered),
                        "action " + action.number() + " answers a finding not listed: " + answered);
            }
        }
    }

    /** How the cases were audited. */
    public enum Mode { IN_DEPTH, DESKTOP }

    /** Why a theme was taken up; completes the sentence "It was selected …". */
    public enum ThemeSource {
        SERIOUS_CASE_REVIEW("because of learning from a serious case review"),
        JOINT_TARGETED_AREA_INSPECTION("because it is a theme of joint targeted area inspections"),
        NATIONAL_ISSUE("because it is a national issue"),
        SERVICE_PLAN_PRIORITY("because it is a priority of the service plan"),
        PARTNER_REQUEST("at the request of a partner"),
        REPEAT_FINDING("because earlier audits had made the same findings");

        private final String because;

        ThemeSource(String because) {
            this.because = because;
        }

        String because() {
            return because;
        }
    }

    /** How the cases came into the sample. */
    public enum SamplingMethod { RANDOM, STRATIFIED, SPREAD, NOMINATED }

    /**
     * @param strata what a stratified draw was to reflect, or a spread to cover, e.g. "age group"
     * @param strataNotMet strata for which the frame held too few cases
     * @param nominations agency's name to number of its cases in the sample; only where cases were nominated
     * @param putForward agency's name to number of cases it put forward; missing where these are the same
     */
    public record Sampling(SamplingMethod method, List<String> strata, List<String> strataNotMet,
            Map<String, Integer> nominations, Map<String, Integer> putForward) {

        public Sampling {
            strata = copy(strata);
            strataNotMet = copy(strataNotMet);
            nominations = nominations == null ? Map.of() : nominations;
            putForward = putForward == null ? Map.of() : putForward;
        }

        public static Sampling random() {
            return new Sampling(SamplingMethod.RANDOM, List.of(), List.of(), Map.of(), Map.of());
        }
    }

    /**
     * @param reference e.g. 2026-DA-1
     * @param frame completes "drawn from …", e.g. "all children currently open to children's social care with the
     *        need code domestic abuse at the point of referral"
     * @param frameSize number of children in the frozen frame; null where no frame was drawn from
     * @param sampleSize number of cases the audit group asked for
     * @param objectives what the audit set out to do, as people typed it
     * @param audience whom the report is for, as people typed it
     * @param statutoryBasis whole sentences
     * @param auditorTraining how auditors were prepared, as people typed it; null if it was not said
     * @param panelDate null until the panel has met
     * @param publicationDate null until the report is published
     */
    public record Round(String reference, String title, String theme, List<ThemeSource> themeSources,
            String selectedBy, String frame, Integer frameSize, int sampleSize, Mode mode, Sampling sampling,
            LocalDate windowFrom, LocalDate windowTo, List<String> objectives, String audience,
            String statutoryBasis, String auditorTraining, LocalDate panelDate, LocalDate publicationDate, int version) {

        public Round {
            themeSources = copy(themeSources);
            objectives = copy(objectives);
        }
    }

    /**
     * @param leadAuditors how many lead auditors audited for the agency, one as a rule
     * @param added whether it is not on the roster and was added to single cases
     */
    public record Agency(String code, String name, int leadAuditors, boolean added) {

        public Agency(String code, String name, int leadAuditors) {
            this(code, name, leadAuditors, false);
        }

        public Agency(String code, String name) {
            this(code, name, 1);
        }
    }

    /** What came of asking a family to take part. */
    public enum Agreement { AGREED, REFUSED, WITHDRAWN, NOT_REACHED, UNSAFE_TO_ASK, NOT_ASKED }

    /** How a family agreed. */
    public enum AgreementMethod { VERBAL, WRITTEN }

    /** @param reason why no interview was held; of no meaning where it was held */
    public record Interview(boolean held, String reason) {

        public static Interview wasHeld() {
            return new Interview(true, null);
        }

        public static Interview notHeld(String reason) {
            return new Interview(false, reason);
        }
    }

    /** @param reason why the panel did not discuss the case; of no meaning where it did */
    public record Disposition(boolean discussed, String reason) {

        public static Disposition wasDiscussed() {
            return new Disposition(true, null);
        }

        public static Disposition notDiscussed(String reason) {
            return new Disposition(false, reason);
        }
    }

    /**
     * A case that was audited.
     *
     * @param label what the report calls it, e.g. "Case 1"; never a name or the register's reference
     * @param method how the parent agreed; null where it is not recorded
     * @param secondParent what a second parent or carer answered; null where none was needed
     * @param childAnswer what the child or young person answered; null where nothing is recorded
     * @param parent interview with the parent; null where nothing is recorded
     * @param child interview with the child or young person; null where nothing is recorded
     * @param disposition null until the panel has decided
     */
    public record Case(String label, Agreement agreement, AgreementMethod method, Agreement secondParent,
            Agreement childAnswer, Interview parent, Interview child, Disposition disposition) {
    }

    /** @param replaced whether a reserve case took its place */
    public record DropOut(Agreement outcome, boolean replaced) {
    }

    /** What an agency answered on one case. */
    public enum Outcome { COMPLETED, NOT_KNOWN, NO_SAFEGUARDING_ISSUE, RECORD_NOT_FOUND, UNABLE, NOT_RETURNED }

    /** When a return came in; of no meaning where it did not. */
    public enum Timing { BY_DUE_DATE, LATE, LATE_NOT_BEFORE_PANEL }

    /** Whether the agency audited the case together with front-line staff. */
    public enum DoneWith { FRONT_LINE_STAFF, PAPER_ONLY }

    /**
     * @param agency code of the agency
     * @param reason why the agency was unable; null if it gave none
     * @param doneWith null where it is not recorded
     * @param openInWindow whether the case was open to the agency in the audit window; null where not recorded
     * @param parts parts that others answered for the agency
     * @param measures practice standards in hours or working days that applied
     * @param detailsWrong whether a basic detail was wrong or missing on the agency's record
     * @param timesAsked how often the agency asked for more time
     * @param timesGranted how often it was granted
     */
    public record Return(String agency, String caseLabel, Outcome outcome, String reason, Timing timing,
            DoneWith doneWith, Boolean openInWindow, List<Part> parts, List<Measure> measures, boolean detailsWrong,
            int timesAsked, int timesGranted) {

        public Return {
            parts = copy(parts);
            measures = copy(measures);
        }

        public Return(String agency, String caseLabel, Outcome outcome, String reason, Timing timing,
                DoneWith doneWith, Boolean openInWindow) {
            this(agency, caseLabel, outcome, reason, timing, doneWith, openInWindow, List.of(), List.of(), false, 0, 0);
        }
    }

    /** How a part came that somebody else answered for an agency. */
    public enum PartTiming { IN_TIME, LATE, MISSING }

    /**
     * @param kind what the contributor is, e.g. practice or school
     * @param contributor tells one contributor from another; never printed
     * @param notFound whether the contributor could not find the record
     */
    public record Part(String kind, String contributor, PartTiming timing, boolean notFound) {
    }

    /** @param title e.g. Strategy discussion within 72 hours */
    public record Measure(String title, boolean met) {
    }

    /** The four-point inspection scale, best first. */
    public enum Grade {
        OUTSTANDING("Outstanding"), GOOD("Good"), REQUIRES_IMPROVEMENT("Requires improvement"),
        INADEQUATE("Inadequate"), NOT_APPLICABLE("Not applicable");

        private final String label;

        Grade(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * @param caseLabel the case judged; null for a judgement over all cases
     * @param panel the panel's agreed judgement; null where it agreed none
     * @param own agency's name to its own judgement
     * @param differingView recorded dissent; null if none
     */
    public record Judgement(String caseLabel, String standard, Grade panel, Map<String, Grade> own,
            String differingView) {

        /** Stands for all standards together: what a panel agrees on a case, while agencies judge each standard. */
        public static final String OVERALL = "Overall";

        boolean isOverall() {
            return OVERALL.equals(standard);
        }
    }

    /** What kind of finding it is; decides the section it stands in. */
    public enum FindingKind { GOOD_PRACTICE, LEARNING, SYSTEM_ISSUE }

    /**
     * @param number the finding's own number, which actions refer to
     * @param text one or more sentences; "{cases}" stands for the count, e.g. "In {cases} the child's voice was
     *        missing". Without it the count follows in a sentence of its own
     * @param standard practice standard it belongs to; null if none
     * @param agencies names of the agencies it concerns
     * @param casesCount in how many cases it was found; null if it is not about cases
     * @param casesOf of how many cases; null together with casesCount
     * @param caveat completes "A caveat: …"
     * @param alreadyChanged what has been changed since, a sentence
     * @param otherEvidence what else points the same way, a sentence
     * @param groupOpinion true marks it as the panel's opinion rather than something seen in the records
     */
    public record Finding(int number, FindingKind kind, String text, String standard, List<String> agencies,
            Integer casesCount, Integer casesOf, String caveat, String alreadyChanged, String otherEvidence,
            boolean groupOpinion) {

        /** @throws IllegalArgumentException for a count that cannot be, e.g. 5 of 4 */
        public Finding {
            agencies = copy(agencies);
            require((casesCount == null) == (casesOf == null)
                            && (casesCount == null || (casesCount >= 0 && casesOf > 0 && casesCount <= casesOf)),
                    "finding " + number + " counts " + casesCount + " of " + casesOf + " cases");
        }

        public static Finding of(int number, FindingKind kind, String text) {
            return new Finding(number, kind, text, null, List.of(), null, null, null, null, null, false);
        }
    }

    /**
     * @param owners as they shall be shown, e.g. "Police" or "All lead auditors"
     * @param dueDate null if none was set; the report says so
     * @param answers numbers of the findings it answers
     * @param restricted true keeps it out of the published report, which then only counts it
     */
    public record Action(int number, String text, List<String> owners, LocalDate dueDate, List<Integer> answers,
            String evidenceWanted, boolean restricted) {

        public Action {
            owners = copy(owners);
            answers = copy(answers);
        }
    }

    /**
     * What the report's writer added; blank lines part paragraphs.
     *
     * @param feedback what worked and what did not in the audit itself, as panel and auditors told it
     */
    public record Edits(String introduction, String method, String feedback) {

        public static final Edits NONE = new Edits(null, null, null);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <T, K> Set<K> keys(String what, List<T> list, Function<T, K> key) {
        var keys = list.stream().map(key).collect(Collectors.toCollection(TreeSet::new));
        require(keys.size() == list.size(), what + " name the same one twice: "
                + list.stream().map(key).map(String::valueOf).toList());
        return keys;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("Facts for the report: " + otherwise);
        }
    }
}
