package org.caseaudit.letters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caseaudit.actions.Actions;
import org.caseaudit.audittool.AuditTools;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.consent.Interview;
import org.caseaudit.consent.Interview.Voice;
import org.caseaudit.consent.Interviews;
import org.caseaudit.document.PartnershipSettings;
import org.caseaudit.panel.Finding;
import org.caseaudit.panel.FindingKind;
import org.caseaudit.panel.Panel;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.report.Reports;
import org.caseaudit.sampling.AuditCases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a round gives to the templates. Letters name neither child nor case, and neither theme nor title of the round nor
 * its agencies: whoever else opens the envelope must not learn what the family is asked about.
 */
@Component
class LetterWords {

    private final PartnershipSettings partnership;
    private final Reports reports;
    private final Panel panel;
    private final Actions actions;
    private final AuditCases cases;
    private final Interviews interviews;
    private final AuditTools tools;
    private final Clock clock;

    LetterWords(PartnershipSettings partnership, Reports reports, Panel panel, Actions actions, AuditCases cases,
            Interviews interviews, AuditTools tools, Clock clock) {
        this.partnership = partnership;
        this.reports = reports;
        this.panel = panel;
        this.actions = actions;
        this.cases = cases;
        this.interviews = interviews;
        this.tools = tools;
        this.clock = clock;
    }

    /** For letters that go before there is a report. */
    Map<String, Object> of(Letter letter, AuditRound round) {
        Map<String, Object> words = new HashMap<>();
        words.put("title", letter.title());
        words.put("partnership", partnership.name());
        words.put("contact", partnership.contact());
        words.put("dataProtection", partnership.dataProtection());
        words.put("reference", round.reference());
        words.put("panelDay", UkDate.formatWithDay(round.panelOn()));
        words.put("lawfulBasis", round.lawfulBasis());
        words.put("today", UkDate.format(LocalDate.now(clock)));
        return words;
    }

    /** For the report in plain words: no case, no count of cases, no name. */
    @Transactional(readOnly = true)
    public Map<String, Object> ofReport(AuditRound round) {
        Map<String, Object> words = of(Letter.FAMILY_VERSION, round);
        words.put("theme", round.theme().title());
        words.put("published", round.publishedOn() == null ? null : UkDate.format(round.publishedOn()));
        words.put("parentsHeard", heard(round, Interview::parent));
        words.put("childrenHeard", heard(round, Interview::child));
        words.put("found", paragraphs(reports.familiesText(round.id())));
        words.put("good", standards(round, List.of(FindingKind.GOOD_PRACTICE)));
        words.put("better", standards(round, List.of(FindingKind.LEARNING, FindingKind.SYSTEM_ISSUE)));
        words.put("actions", actions.ofRound(round.id()).size());
        return words;
    }

    private boolean heard(AuditRound round, Function<Interview, Voice> person) {
        return cases.sampled(round.id()).stream().flatMap(id -> interviews.find(id).stream()).map(person)
                .anyMatch(voice -> voice != null && voice.held());
    }

    private List<String> standards(AuditRound round, List<FindingKind> kinds) {
        return panel.findings(round.id()).stream().filter(f -> kinds.contains(f.kind()) && f.standard() != null)
                .map(Finding::standard).distinct()
                .map(key -> tools.schema(round.toolFormId(), round.toolFormVersion()).titleOf(key)).toList();
    }

    private static List<String> paragraphs(String text) {
        return text == null ? List.of() : List.of(text.strip().split("\\R\\s*\\R"));
    }
}
