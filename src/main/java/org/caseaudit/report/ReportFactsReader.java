package org.caseaudit.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseaudit.actions.Actions;
import org.caseaudit.actions.Owners;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.document.PartnershipSettings;
import org.caseaudit.panel.Meeting;
import org.caseaudit.panel.Moderation;
import org.caseaudit.panel.Panel;
import org.caseaudit.panel.RoundTerms;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingPlan;
import org.caseaudit.consent.Answer.Person;
import org.caseaudit.report.ReportFacts.Action;
import org.caseaudit.report.ReportFacts.Agency;
import org.caseaudit.report.ReportFacts.Agreement;
import org.caseaudit.report.ReportFacts.Case;
import org.caseaudit.report.ReportFacts.Disposition;
import org.caseaudit.report.ReportFacts.DoneWith;
import org.caseaudit.report.ReportFacts.DropOut;
import org.caseaudit.report.ReportFacts.Finding;
import org.caseaudit.report.ReportFacts.FindingKind;
import org.caseaudit.report.ReportFacts.Grade;
import org.caseaudit.report.ReportFacts.Judgement;
import org.caseaudit.report.ReportFacts.Measure;
import org.caseaudit.report.ReportFacts.Mode;
import org.caseaudit.report.ReportFacts.Outcome;
import org.caseaudit.report.ReportFacts.Part;
import org.caseaudit.report.ReportFacts.PartTiming;
import org.caseaudit.report.ReportFacts.Return;
import org.caseaudit.report.ReportFacts.Sampling;
import org.caseaudit.report.ReportFacts.SamplingMethod;
import org.caseaudit.report.ReportFacts.ThemeSource;
import org.caseaudit.report.ReportFacts.Timing;
import org.caseaudit.returns.AgencyReturn.Extension;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.AuditMethod;
import org.caseaudit.returns.PartOutcome;
import org.caseaudit.returns.ReturnPart;
import org.caseaudit.returns.ReturnParts;
import org.caseaudit.returns.ReturnState;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.CaseStatus;
import org.caseaudit.sampling.SampleCoverage;
import org.caseaudit.sampling.SampleCoverage.StratumPlaces;
import org.springframework.stereotype.Component;

/** Reads what a report may say from where it was recorded. */
@Component
class ReportFactsReader {

    private final AuditRounds rounds;
    private final AuditCases cases;
    private final FamilyFacts families;
    private final AgencyReturns returns;
    private final ReturnParts parts;
    private final AuditTools tools;
    private final Panel panel;
    private final RoundTerms terms;
    private final Actions actions;
    private final Owners owners;
    private final PartnershipSettings partnership;
    private final SampleCoverage coverage;

    ReportFactsReader(
            AuditRounds rounds, AuditCases cases, FamilyFacts families, AgencyReturns returns, ReturnParts parts,
            AuditTools tools, Panel panel, RoundTerms terms, Actions actions, Owners owners,
            PartnershipSettings partnership, SampleCoverage coverage) {
        this.rounds = rounds;
        this.cases = cases;
        this.families = families;
        this.returns = returns;
        this.parts = parts;
        this.tools = tools;
        this.panel = panel;
        this.terms = terms;
        this.actions = actions;
        this.owners = owners;
        this.partnership = partnership;
        this.coverage = coverage;
    }

    /** @param publishedOn the date it bears, or null while it is not published */
    ReportFacts read(long auditRoundId, ReportFacts.Edits edits, int version, LocalDate publishedOn) {
        AuditRound round = rounds.round(auditRoundId);
        List<AuditCase> audited = cases.current(auditRoundId);
        List<Moderation> moderations = panel.moderations(auditRoundId);
        Map<Long, String> labels = new LinkedHashMap<>();
        audited.forEach(c -> labels.put(c.id(), c.label()));
        List<AgencyReturn> given =
                returns.ofRound(auditRoundId).stream().filter(r -> labels.containsKey(r.auditCaseId())).toList();
        return new ReportFacts(
                partnership.name(), round(round, version, publishedOn),
                agencies(round, given),
                audited.stream().map(c -> toCase(c, moderations)).toList(),
                dropOuts(auditRoundId),
                given.stream().map(r -> toReturn(r, labels.get(r.auditCaseId()))).toList(),
                judgements(round, audited, given, moderations), findings(round), actions(auditRoundId), edits);
    }

    /** The roster, then agencies from elsewhere that were added to a case. */
    private List<Agency> agencies(AuditRound round, List<AgencyReturn> given) {
        return Stream.concat(round.agencies().stream(), given.stream().map(AgencyReturn::agencyCode)).distinct()
                .map(code -> new Agency(code, terms.agencyName(code), 1, !round.agencies().contains(code))).toList();
    }

    private ReportFacts.Round round(AuditRound round, int version, LocalDate publishedOn) {
        return new ReportFacts.Round(
                round.reference(), round.title(), round.theme().title(),
                round.theme().sources().stream().map(ReportFactsReader::source).toList(), round.theme().selectedBy(),
                round.filter().inWords(), round.casesMatching(), round.sampleSize(),
                Mode.valueOf(round.mode().name()), sampling(round), round.windowFrom(), round.windowTo(),
                lines(round.objectives()), round.audience(), round.statutoryBasis(),
                round.training(),
                panel.meeting(round.id()).map(Meeting::panelOn).orElse(null), publishedOn, version);
    }

    private Sampling sampling(AuditRound round) {
        SamplingPlan plan = round.sampling();
        List<String> columns = plan.columns().stream().map(CaseAttribute::words).toList();
        return switch (plan.method()) {
            case SIMPLE -> Sampling.random();
            case SPREAD -> new Sampling(SamplingMethod.SPREAD, columns, List.of(), Map.of(), Map.of());
            case STRATIFIED -> new Sampling(SamplingMethod.STRATIFIED, columns, coverage.of(round.id()).unmet().stream()
                    .map(StratumPlaces::stratum).toList(), Map.of(), Map.of());
            case QUOTA -> {
                Map<String, Integer> drawn = new LinkedHashMap<>();
                Map<String, Integer> putForward = new LinkedHashMap<>();
                coverage.of(round.id()).strata().forEach(agency -> {
                    drawn.put(agency.stratum(), agency.sample());
                    putForward.put(agency.stratum(), agency.frame());
                });
                yield new Sampling(SamplingMethod.NOMINATED, columns, List.of(), drawn, putForward);
            }
        };
    }

    private static ThemeSource source(org.caseaudit.programme.ThemeSource source) {
        return switch (source) {
            case SERIOUS_CASE_REVIEW -> ThemeSource.SERIOUS_CASE_REVIEW;
            case JOINT_INSPECTION -> ThemeSource.JOINT_TARGETED_AREA_INSPECTION;
            case NATIONAL_ISSUE -> ThemeSource.NATIONAL_ISSUE;
            case SERVICE_PLAN -> ThemeSource.SERVICE_PLAN_PRIORITY;
            case PARTNER_REQUEST -> ThemeSource.PARTNER_REQUEST;
            case REPEAT_FINDING -> ThemeSource.REPEAT_FINDING;
        };
    }

    private Case toCase(AuditCase audited, List<Moderation> moderations) {
        Disposition disposition = moderations.stream()
                .filter(m -> m.auditCaseId() == audited.id() && m.disposition() != null).findFirst()
                .map(m -> m.isDiscussed() ? Disposition.wasDiscussed() : Disposition.notDiscussed(m.reason()))
                .orElse(null);
        return new Case(
                audited.label(), families.agreement(audited),
                families.method(audited.id()), families.answer(audited.id(), Person.SECOND_PARENT),
                families.answer(audited.id(), Person.CHILD), families.parent(audited.id()),
                families.child(audited.id()), disposition);
    }

    private List<DropOut> dropOuts(long auditRoundId) {
        List<AuditCase> all = cases.inRound(auditRoundId);
        return all.stream().flatMap(c -> outcome(c.status()).map(agreement -> new DropOut(
                agreement, all.stream().anyMatch(other -> c.id().equals(other.replaces()))))).toList();
    }

    private static Stream<Agreement> outcome(CaseStatus status) {
        return switch (status) {
            case REFUSED -> Stream.of(Agreement.REFUSED);
            case WITHDRAWN -> Stream.of(Agreement.WITHDRAWN);
            case NOT_REACHED -> Stream.of(Agreement.NOT_REACHED);
            case UNSAFE_TO_ASK -> Stream.of(Agreement.UNSAFE_TO_ASK);
            case SAMPLED, AGREED, EXCLUDED, REDRAWN -> Stream.empty();
        };
    }

    private Return toReturn(AgencyReturn given, String caseLabel) {
        return new Return(
                given.agencyCode(), caseLabel, outcome(given), reason(given),
                !given.beforePanel() ? Timing.LATE_NOT_BEFORE_PANEL : given.late() ? Timing.LATE : Timing.BY_DUE_DATE,
                given.auditMethod() == null ? null
                        : given.auditMethod() == AuditMethod.WITH_STAFF ? DoneWith.FRONT_LINE_STAFF : DoneWith.PAPER_ONLY,
                given.openInWindow(), parts.ofReturn(given.id()).stream().map(ReportFactsReader::part).toList(),
                given.isCompleted() ? given.measures().stream().map(m -> new Measure(m.title(), m.met())).toList()
                        : List.of(),
                given.isCompleted() && !given.detailsWrong().isEmpty(), given.extensions().size(),
                (int) given.extensions().stream().filter(Extension::isGranted).count());
    }

    private static Part part(ReturnPart part) {
        return new Part(part.kind().inWords(), part.contributor(),
                part.state() != ReturnPart.State.IN ? PartTiming.MISSING
                        : part.late() ? PartTiming.LATE : PartTiming.IN_TIME,
                part.outcome() == PartOutcome.RECORD_NOT_FOUND);
    }

    /** Of a return that never came, what the chair last heard from the agency. */
    private static String reason(AgencyReturn given) {
        return outcome(given) != Outcome.NOT_RETURNED ? given.outcomeReason()
                : given.agreed().isEmpty() ? null : given.agreed().get(given.agreed().size() - 1).reason();
    }

    private static Outcome outcome(AgencyReturn given) {
        if (given.state() == ReturnState.EXCUSED) {
            return Outcome.UNABLE;
        }
        if (!given.isIn()) {
            return Outcome.NOT_RETURNED;
        }
        return switch (given.outcome()) {
            case COMPLETED -> Outcome.COMPLETED;
            case NOT_KNOWN -> Outcome.NOT_KNOWN;
            case NO_SAFEGUARDING_ISSUE -> Outcome.NO_SAFEGUARDING_ISSUE;
            case RECORD_NOT_FOUND -> Outcome.RECORD_NOT_FOUND;
            case UNABLE_TO_TAKE_PART -> Outcome.UNABLE;
        };
    }

    private List<Judgement> judgements(
            AuditRound round, List<AuditCase> audited, List<AgencyReturn> given, List<Moderation> moderations) {
        AuditTool tool = tools.schema(round.toolFormId(), round.toolFormVersion());
        List<Judgement> judgements = new ArrayList<>();
        for (AuditCase c : audited) {
            moderations.stream()
                    .filter(m -> m.auditCaseId() == c.id() && (m.judgement() != null || m.differingViews() != null))
                    .forEach(m -> judgements.add(new Judgement(
                            c.label(), Judgement.OVERALL,
                            m.judgement() == null ? null : Grade.valueOf(m.judgement().name()), Map.of(),
                            m.differingViews())));
            for (AuditTool.Standard standard : tool.standards()) {
                Map<String, Grade> own = new LinkedHashMap<>();
                given.stream().filter(r -> r.auditCaseId() == c.id() && r.isCompleted()).forEach(r ->
                        r.judgement(standard.key()).ifPresent(j -> own.put(r.agencyName(), Grade.valueOf(j.name()))));
                if (!own.isEmpty()) {
                    judgements.add(new Judgement(c.label(), standard.title(), null, own, null));
                }
            }
        }
        return judgements;
    }

    private List<Finding> findings(AuditRound round) {
        return panel.findings(round.id()).stream().map(f -> new Finding(
                f.number(), FindingKind.valueOf(f.kind().name()), f.text(), terms.standardTitle(round, f.standard()),
                f.agencies().stream().map(terms::agencyName).toList(), f.casesCount(), f.casesOf(), f.caveat(),
                f.alreadyChanged(), f.otherEvidence(), f.groupOpinion())).toList();
    }

    private List<Action> actions(long auditRoundId) {
        return actions.ofRound(auditRoundId).stream().map(a -> new Action(
                a.number(), a.text(), owners.names(a.owners()), a.dueOn(), a.findings(), a.evidenceWanted(),
                a.restricted())).toList();
    }

    private static List<String> lines(String text) {
        return text == null ? List.of()
                : text.lines().map(line -> line.strip().replaceFirst("^[-*•]\\s*", "")).filter(line -> !line.isEmpty())
                        .toList();
    }
}
