package org.caseaudit.panel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseaudit.audittool.AnswerKind;
import org.caseaudit.audittool.AuditTool;
import org.caseaudit.audittool.AuditTool.Question;
import org.caseaudit.audittool.AuditTool.Standard;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.Interview.Voice;
import org.caseaudit.consent.Interviews;
import org.caseaudit.panel.PanelPack.AnswerLine;
import org.caseaudit.panel.PanelPack.DatedEvidence;
import org.caseaudit.panel.PanelPack.Discrepancy;
import org.caseaudit.panel.PanelPack.JudgementLine;
import org.caseaudit.panel.PanelPack.MeasureLine;
import org.caseaudit.panel.PanelPack.PartLine;
import org.caseaudit.panel.PanelPack.ReturnLine;
import org.caseaudit.panel.PanelPack.StandardPart;
import org.caseaudit.panel.PanelPack.VoiceLine;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.returns.AgencyReturn;
import org.caseaudit.returns.AgencyReturn.Answer;
import org.caseaudit.returns.AgencyReturn.Measure;
import org.caseaudit.returns.AgencyReturns;
import org.caseaudit.returns.CaseComparison;
import org.caseaudit.returns.ReturnParts;
import org.caseaudit.returns.ReturnState;
import org.caseaudit.sampling.AuditCase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a case's panel pack together from the returns and the family's interview. */
@Component
class PanelPacks {

    /** Shown in tables of their own. */
    private static final Set<AnswerKind> ELSEWHERE = Set.of(
            AnswerKind.OUTCOME, AnswerKind.REASON, AnswerKind.METHOD, AnswerKind.WINDOW, AnswerKind.JUDGEMENT,
            AnswerKind.EVIDENCE_DATE, AnswerKind.MEASURED_FROM,
            AnswerKind.MEASURED_TO, AnswerKind.DELAY_REASON, AnswerKind.DETAILS_CHECK, AnswerKind.DETAILS_WRONG,
            AnswerKind.DISCREPANCY);

    private final Panel panel;
    private final AgencyReturns returns;
    private final ReturnParts parts;
    private final Interviews interviews;
    private final AuditTools tools;

    PanelPacks(Panel panel, AgencyReturns returns, ReturnParts parts, Interviews interviews, AuditTools tools) {
        this.panel = panel;
        this.returns = returns;
        this.parts = parts;
        this.interviews = interviews;
        this.tools = tools;
    }

    /** @param withAnswers false leaves out what agencies and family said, as for a case that is held back */
    @Transactional(readOnly = true)
    public PanelPack of(AuditRound round, AuditCase audited, String heldBack, boolean withAnswers) {
        AuditTool tool = tools.schema(round.toolFormId(), round.toolFormVersion());
        List<AgencyReturn> all = returns.ofCase(audited.id());
        List<AgencyReturn> completed = withAnswers ? all.stream().filter(AgencyReturn::isCompleted).toList() : List.of();
        return new PanelPack(
                audited.label(), audited.caseRef(), heldBack, all.stream().map(PanelPacks::line).toList(),
                judgements(tool, completed), standards(tool, completed), discrepancies(tool, completed),
                CaseComparison.of(tool, completed), withAnswers ? parts(all) : List.of(), measures(completed),
                chronology(completed), withAnswers ? voices(audited) : List.of(),
                withAnswers ? boardWish(audited) : null,
                panel.moderations(round.id()).stream().filter(m -> m.auditCaseId() == audited.id()).findFirst()
                        .orElse(null));
    }

    private static ReturnLine line(AgencyReturn r) {
        String outcome = r.outcome() != null ? r.outcome().inWords()
                : r.state() == ReturnState.NOT_RETURNED ? "Not returned" : "Awaited";
        String timing = r.submittedAt() == null ? "" : !r.beforePanel() ? "Not before the panel"
                : r.late() ? "Late" : "In time";
        String window = r.openInWindow() == null ? "" : r.openInWindow() ? "Yes" : "No";
        return new ReturnLine(
                r.agencyName(), outcome, r.outcomeReason(), timing,
                r.auditMethod() == null ? "" : r.auditMethod().inWords(), window);
    }

    private static List<JudgementLine> judgements(AuditTool tool, List<AgencyReturn> completed) {
        return tool.standards().stream().map(standard -> {
            Map<String, String> own = new LinkedHashMap<>();
            completed.forEach(r -> own.put(
                    r.agencyName(), r.judgement(standard.key()).map(j -> j.inWords()).orElse("–")));
            return new JudgementLine(standard.title(), own);
        }).toList();
    }

    private static List<StandardPart> standards(AuditTool tool, List<AgencyReturn> completed) {
        return Stream.concat(tool.standards().stream(), Stream.of(new Standard(AuditTool.GENERAL, "Over all standards")))
                .map(standard -> new StandardPart(standard.title(), completed.stream()
                        .flatMap(r -> r.answers().stream()
                                .filter(a -> a.standard().equals(standard.key()) && !ELSEWHERE.contains(a.kind()))
                                .map(a -> new AnswerLine(
                                        r.agencyName(), a.label(), inWords(tool, a), a.evidenceDate())))
                        .toList()))
                .filter(part -> !part.answers().isEmpty()).toList();
    }

    private static List<Discrepancy> discrepancies(AuditTool tool, List<AgencyReturn> completed) {
        List<Discrepancy> found = new ArrayList<>();
        for (AgencyReturn r : completed) {
            String details = r.answers(AnswerKind.DETAILS_WRONG).stream().map(a -> inWords(tool, a))
                    .collect(Collectors.joining(", "));
            String text = r.answers(AnswerKind.DISCREPANCY).stream().map(Answer::value)
                    .collect(Collectors.joining(" "));
            if (!details.isEmpty() || !text.isEmpty()) {
                found.add(new Discrepancy(r.agencyName(), details, text));
            }
        }
        return found;
    }

    private List<PartLine> parts(List<AgencyReturn> all) {
        return all.stream().flatMap(r -> parts.ofReturn(r.id()).stream().map(part -> new PartLine(
                r.agencyName(), part.contributorName(),
                part.outcome() == null ? "Not answered" : part.outcome().inWords(), part.outcomeReason(),
                switch (part.state()) {
                    case IN -> part.late() ? "Late for its commissioner" : "In time";
                    case MISSED -> "Not in when the return went in";
                    default -> "Awaited";
                }))).toList();
    }

    private static List<MeasureLine> measures(List<AgencyReturn> completed) {
        return completed.stream().flatMap(r -> r.measures().stream().map(m -> new MeasureLine(
                        m.title(), r.agencyName(), m.met() ? "Met" : m.done() == null ? "Not done" : "Not met",
                        time(m.began(), m), time(m.done(), m), m.delayReason())))
                .sorted(Comparator.comparing(MeasureLine::title)).toList();
    }

    private static String time(LocalDateTime time, Measure measure) {
        return time == null ? "–" : date(time.toLocalDate()) + (measure.countsHours() ? ", " + time.toLocalTime() : "");
    }

    private static List<DatedEvidence> chronology(List<AgencyReturn> completed) {
        return completed.stream()
                .flatMap(r -> r.answers(AnswerKind.EVIDENCE).stream().filter(a -> a.evidenceDate() != null)
                        .map(a -> new DatedEvidence(a.evidenceDate(), r.agencyName(), a.value())))
                .sorted(Comparator.comparing(DatedEvidence::date)).toList();
    }

    private List<VoiceLine> voices(AuditCase audited) {
        Interview interview = interviews.find(audited.id()).orElse(null);
        if (interview == null) {
            return List.of();
        }
        return List.of(voice("Parent", interview.parent(), interview), voice("Child", interview.child(), interview));
    }

    private static VoiceLine voice(String person, Voice voice, Interview interview) {
        if (voice == null) {
            return new VoiceLine(person, false, null, interview.notHeardReason() != null
                    ? interview.notHeardReason() : "Interview due by " + date(interview.dueOn()) + ".");
        }
        return new VoiceLine(person, voice.held(), voice.heldOn(), voice.held() ? voice.views() : voice.reason());
    }

    private String boardWish(AuditCase audited) {
        return interviews.find(audited.id()).map(Interview::boardWish).map(wish ->
                wish.meetsOn() != null ? "Speaks to the board on " + date(wish.meetsOn())
                        + (wish.arrangement() == null ? "." : ": " + wish.arrangement())
                : wish.arrangement() != null ? "Came to nothing: " + wish.arrangement() : "Not arranged yet.")
                .orElse(null);
    }

    private static String date(LocalDate date) {
        return UkDate.format(date);
    }

    /** Options in their labels; the values of a checklist one after the other. */
    private static String inWords(AuditTool tool, Answer answer) {
        Question question = tool.question(answer.key());
        if (question == null || question.options().isEmpty()) {
            return answer.value();
        }
        return Stream.of(answer.value().split(",")).map(question::inWords).collect(Collectors.joining(", "));
    }
}
