package org.caseaudit.sampling;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.document.PdfRenderer;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.sampling.DrawCertificate.Role;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** How a round's sample was drawn, as a page and as the two files that repeat it; by the round's id or reference. */
@Controller
class DrawController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /** A case of the ranking, as the page shows it. */
    record Line(String caseRef, String ticket, String stratum, String role, String reason) {
    }

    /** A reserve in place of a case, as the page shows it. */
    record ReplacementLine(String replaced, String replacedBy, String at, String reason) {
    }

    /** A draw that a later one of the round has replaced. */
    record EarlierDraw(String drawnAt, String seed, String frameHash, int frameSize, int sampleSize) {
    }

    private final AuditRounds rounds;
    private final DrawCertificates certificates;
    private final SampleCoverage coverage;
    private final ScopeNumbers numbers;
    private final PdfRenderer pdf;
    private final CalendarSettings calendar;

    DrawController(AuditRounds rounds, DrawCertificates certificates, SampleCoverage coverage, ScopeNumbers numbers,
            PdfRenderer pdf, CalendarSettings calendar) {
        this.rounds = rounds;
        this.certificates = certificates;
        this.coverage = coverage;
        this.numbers = numbers;
        this.pdf = pdf;
        this.calendar = calendar;
    }

    @GetMapping("/audit-rounds/{id}/draw")
    String page(@PathVariable String id, Model model) {
        AuditRound round = round(id);
        model.addAllAttributes(content(round));
        model.addAttribute("superseded", certificates.superseded(round).stream()
                .map(d -> new EarlierDraw(inWords(d.drawnAt()), d.seed(), d.frameHash(), d.frameSize(), d.sampleSize()))
                .toList());
        return "sampling/draw";
    }

    @GetMapping("/audit-rounds/{id}/draw/certificate.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String id) {
        AuditRound round = round(id);
        return file("certificate-" + round.reference() + ".pdf", MediaType.APPLICATION_PDF,
                pdf.render("sampling/certificate-print", "sampling/certificate.css", content(round)));
    }

    /** How a scope spreads before it is agreed: the link of the form that agrees it. */
    @GetMapping("/audit-rounds/{id}/frame")
    String frame(@PathVariable String id, @RequestParam Map<String, String> chosen, Model model) {
        AuditRound round = scopeOf(id);
        ScopeQuery query = ScopeQuery.of(chosen, round);
        model.addAttribute("round", round);
        model.addAttribute("query", query);
        model.addAttribute("numbers", numbers.of(query.draft()));
        return "sampling/frame";
    }

    /** The same without a page around it, to be shown within the form as it changes. */
    @GetMapping("/audit-rounds/{id}/frame/numbers")
    String frameNumbers(@PathVariable String id, @RequestParam Map<String, String> chosen, Model model) {
        return frame(id, chosen, model) + " :: numbers";
    }

    private Map<String, Object> content(AuditRound round) {
        DrawCertificate certificate = certificates.certificate(round).orElseThrow(DrawController::notFound);
        Map<String, Object> content = new HashMap<>();
        content.put("round", round);
        content.put("certificate", certificate);
        content.put("method", certificates.method(round).words());
        content.put("quota", certificates.method(round) == SamplingMethod.QUOTA);
        content.put("columns", certificates.columns(round));
        content.put("coverage", coverage.of(round.id()));
        content.put("reserves", with(certificate, Role.RESERVE).size());
        content.put("excluded", with(certificate, Role.EXCLUDED).size());
        content.put("frozenAt", inWords(Instant.parse(certificate.frozenAt())));
        content.put("drawnAt", inWords(Instant.parse(certificate.drawnAt())));
        content.put("lines", certificate.ranking().stream().map(ranked -> new Line(ranked.caseRef(), ranked.ticket(),
                certificates.stratum(round, ranked.stratum()), ranked.role().name().toLowerCase(Locale.ROOT),
                ranked.reason() == null ? "" : ranked.reason())).toList());
        content.put("replacements", certificate.replacements().stream()
                .map(r -> new ReplacementLine(r.replaced(), r.replacedBy(), inWords(Instant.parse(r.at())), r.reason()))
                .toList());
        return content;
    }

    @GetMapping("/audit-rounds/{id}/draw/certificate.json")
    ResponseEntity<byte[]> certificate(@PathVariable String id) throws JsonProcessingException {
        AuditRound round = round(id);
        DrawCertificate certificate = certificates.certificate(round).orElseThrow(DrawController::notFound);
        return file("certificate-" + round.reference() + ".json", MediaType.APPLICATION_JSON,
                DrawCertificate.mapper().writeValueAsBytes(certificate));
    }

    @GetMapping("/audit-rounds/{id}/draw/frame.csv")
    ResponseEntity<byte[]> frame(@PathVariable String id) {
        AuditRound round = round(id);
        return file("frame-" + round.reference() + ".csv", CSV,
                certificates.frame(round).orElseThrow(DrawController::notFound));
    }

    /** Rights come first, so that nobody else learns which rounds there are. */
    private AuditRound round(String id) {
        certificates.requireReader();
        return known(id);
    }

    private AuditRound scopeOf(String id) {
        certificates.requireScopeReader();
        return known(id);
    }

    private AuditRound known(String id) {
        return rounds.byReference(id).orElseGet(() -> byNumber(id));
    }

    private AuditRound byNumber(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw notFound();
        }
        try {
            return rounds.round(Long.parseLong(id));
        } catch (NoSuchElementException e) {
            throw notFound();
        }
    }

    private static List<DrawCertificate.Ranked> with(DrawCertificate certificate, Role role) {
        return certificate.ranking().stream().filter(ranked -> ranked.role() == role).toList();
    }

    private String inWords(Instant time) {
        return UkDate.format(time, calendar.zone());
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
