package org.caseaudit.letters;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caseaudit.consent.Agreement;
import org.caseaudit.consent.Agreements;
import org.caseaudit.consent.Interviews;
import org.caseaudit.identity.Groups;
import org.caseaudit.panel.RoundAccess;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.Stage;
import org.caseaudit.report.CurrentReport;
import org.caseaudit.report.Reports;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Where coordinators and the participation team find what families are given, and see who is still to be thanked. */
@Controller
class LettersController {

    private static final MediaType WORD = MediaType.parseMediaType(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final AuditRounds rounds;
    private final AuditCases cases;
    private final Agreements agreements;
    private final Interviews interviews;
    private final Reports reports;
    private final RoundAccess access;
    private final LetterWords words;
    private final LetterFiles files;

    LettersController(AuditRounds rounds, AuditCases cases, Agreements agreements, Interviews interviews,
            Reports reports, RoundAccess access, LetterWords words, LetterFiles files) {
        this.rounds = rounds;
        this.cases = cases;
        this.agreements = agreements;
        this.interviews = interviews;
        this.reports = reports;
        this.access = access;
        this.words = words;
        this.files = files;
    }

    @Bean
    @Order(20)
    static HomeLink lettersLink() {
        return new HomeLink("Letters to families", "/letters",
                "Invitation, information sheets, agreement form, thanks, and the report in plain words.",
                Set.of(Groups.COORDINATORS, Groups.PARTICIPATION));
    }

    @GetMapping("/letters")
    String list(Model model) {
        onlyThoseWhoWrite();
        model.addAttribute("rounds", rounds.all().stream().filter(LettersController::hasFamilies).toList());
        return "letters/rounds";
    }

    @GetMapping("/rounds/{reference}/letters")
    String letters(@PathVariable String reference, Model model) {
        onlyThoseWhoWrite();
        AuditRound round = round(reference);
        model.addAttribute("round", round);
        model.addAttribute("letters", Stream.of(Letter.values())
                .filter(letter -> letter != Letter.FAMILY_VERSION || readsFamilyVersion(round)).toList());
        model.addAttribute("families", cases.current(round.id()).stream().map(this::line).toList());
        return "letters/letters";
    }

    @GetMapping("/rounds/{reference}/letters/{file}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String reference, @PathVariable String file) {
        AuditRound round = round(reference);
        Letter letter = readable(file, round);
        return file(files.pdf(letter, words(letter, round)), MediaType.APPLICATION_PDF, letter, round, "pdf");
    }

    @GetMapping("/rounds/{reference}/letters/{file}.docx")
    ResponseEntity<byte[]> word(@PathVariable String reference, @PathVariable String file) {
        AuditRound round = round(reference);
        Letter letter = readable(file, round);
        return file(files.word(letter, words(letter, round)), WORD, letter, round, "docx");
    }

    /** What is still to be done for one family. */
    record FamilyLine(String label, String caseRef, String agreement, Interviewed interview) {
    }

    /** @param thanks null while the family is still to be thanked */
    record Interviewed(String state, String boardWish, String thanks) {
    }

    private FamilyLine line(AuditCase audited) {
        return new FamilyLine(audited.label(), audited.caseRef(),
                agreements.find(audited.id()).map(Agreement::state).map(state -> state.words()).orElse("not asked yet"),
                interviews.find(audited.id()).map(FamilyWords::of).orElse(null));
    }

    private Map<String, Object> words(Letter letter, AuditRound round) {
        return letter == Letter.FAMILY_VERSION ? words.ofReport(round) : words.of(letter, round);
    }

    private Letter readable(String file, AuditRound round) {
        return Letter.named(file).filter(letter -> letter == Letter.FAMILY_VERSION ? readsFamilyVersion(round)
                : access.writesToFamilies()).findFirst().orElseThrow(LettersController::notFound);
    }

    private boolean readsFamilyVersion(AuditRound round) {
        return reports.current(round.id()).filter(report -> access.readsDraft()
                || report.isPublished() && access.readsPublished(round)).map(CurrentReport::state).isPresent();
    }

    private void onlyThoseWhoWrite() {
        if (!access.writesToFamilies()) {
            throw notFound();
        }
    }

    private AuditRound round(String reference) {
        return rounds.byReference(reference).filter(LettersController::hasFamilies)
                .orElseThrow(LettersController::notFound);
    }

    private static boolean hasFamilies(AuditRound round) {
        return List.of(Stage.SAMPLE_CONFIRMED, Stage.PANEL_CONVENED, Stage.SIGNED_OFF, Stage.PUBLISHED)
                .contains(round.stage());
    }

    private static ResponseEntity<byte[]> file(
            byte[] content, MediaType type, Letter letter, AuditRound round, String ending) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(letter.file() + "-" + round.reference() + "." + ending).build().toString())
                .body(content);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
