package org.caseaudit.sampling;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
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
import org.springframework.web.server.ResponseStatusException;

/** How a round's sample was drawn, as a page and as the two files that repeat the draw; by the round's id or reference. */
@Controller
class DrawController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /** A reserve in place of a case, as the page shows it. */
    record ReplacementLine(String replaced, String replacedBy, String at, String reason) {
    }

    /** A draw that a later one of the round has replaced. */
    record EarlierDraw(String drawnAt, String seed, String frameHash, int frameSize, int sampleSize) {
    }

    private final AuditRounds rounds;
    private final DrawCertificates certificates;
    private final CalendarSettings calendar;

    DrawController(AuditRounds rounds, DrawCertificates certificates, CalendarSettings calendar) {
        this.rounds = rounds;
        this.certificates = certificates;
        this.calendar = calendar;
    }

    @GetMapping("/audit-rounds/{id}/draw")
    String page(@PathVariable String id, Model model) {
        AuditRound round = round(id);
        DrawCertificate certificate = certificates.certificate(round).orElseThrow(DrawController::notFound);
        model.addAttribute("round", round);
        model.addAttribute("certificate", certificate);
        model.addAttribute("sample", with(certificate, Role.SAMPLE));
        model.addAttribute("reserves", with(certificate, Role.RESERVE).size());
        model.addAttribute("passedOver", with(certificate, Role.EXCLUDED));
        model.addAttribute("frozenAt", inWords(Instant.parse(certificate.frozenAt())));
        model.addAttribute("drawnAt", inWords(Instant.parse(certificate.drawnAt())));
        model.addAttribute("replacements", certificate.replacements().stream()
                .map(r -> new ReplacementLine(r.replaced(), r.replacedBy(), inWords(Instant.parse(r.at())), r.reason()))
                .toList());
        model.addAttribute("superseded", certificates.superseded(round).stream()
                .map(d -> new EarlierDraw(inWords(d.drawnAt()), d.seed(), d.frameHash(), d.frameSize(), d.sampleSize()))
                .toList());
        return "sampling/draw";
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
