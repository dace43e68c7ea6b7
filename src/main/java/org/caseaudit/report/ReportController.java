package org.caseaudit.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caseaudit.engine.FormRefusedException;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.panel.Finding;
import org.caseaudit.panel.Panel;
import org.caseaudit.panel.RoundAccess;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.programme.AuditRounds;
import org.caseaudit.web.BadInput;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * A round's report as web page, PDF and Word: a draft for coordinators and the chair, a published one for everybody in
 * a standing group or in an agency of the round.
 */
@Controller
class ReportController {

    private static final MediaType WORD = MediaType.parseMediaType(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final AuditRounds rounds;
    private final Reports reports;
    private final Panel panel;
    private final RoundAccess access;
    private final CurrentUser user;
    private final PdfReport pdf;
    private final WordReport word;

    ReportController(
            AuditRounds rounds, Reports reports, Panel panel, RoundAccess access, CurrentUser user, PdfReport pdf,
            WordReport word) {
        this.rounds = rounds;
        this.reports = reports;
        this.panel = panel;
        this.access = access;
        this.user = user;
        this.pdf = pdf;
        this.word = word;
    }

    @GetMapping("/rounds/{reference}/report")
    ModelAndView page(@PathVariable String reference) {
        AuditRound round = round(reference);
        CurrentReport report = readable(round);
        String path = "/rounds/" + round.reference() + "/report";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("PDF", path + ".pdf");
        files.put("Word", path + ".docx");
        ModelAndView page = WebReport.page(report.document()).addObject("files", files);
        if (!report.isPublished()) {
            page.addObject("state", report.state().inWords()).addObject("remarks", report.remarks());
            if (report.state() == ReportState.DRAFT && access.correctsDraft()) {
                page.addObject("findings", panel.findings(round.id()))
                        .addObject("findingPath", "/rounds/" + round.reference() + "/findings/");
            }
        }
        return page;
    }

    @GetMapping("/rounds/{reference}/report.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String reference) {
        AuditRound round = round(reference);
        return file(pdf.render(readable(round).document()), MediaType.APPLICATION_PDF, round, "pdf");
    }

    @GetMapping("/rounds/{reference}/report.docx")
    ResponseEntity<byte[]> word(@PathVariable String reference) {
        AuditRound round = round(reference);
        return file(word.render(readable(round).document()), WORD, round, "docx");
    }

    /** Mends a finding before sign-off: its number, wording or count; kept with the reason. */
    @PostMapping("/rounds/{reference}/findings/{finding}")
    String correct(
            @PathVariable String reference, @PathVariable String finding, @RequestParam String text,
            @RequestParam(required = false) Integer casesCount, @RequestParam(required = false) Integer casesOf,
            @RequestParam String reason) {
        AuditRound round = round(reference);
        CurrentReport report = readable(round);
        Finding corrected = panel.findings(round.id()).stream().filter(f -> f.reference().equals(finding)).findFirst()
                .orElseThrow(ReportController::notFound);
        if (!access.correctsDraft()) {
            throw notFound();
        }
        if (report.state() != ReportState.DRAFT) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        try {
            panel.correct(
                    round.id(), corrected.number(), limited("text", text, 1000), casesCount, casesOf,
                    limited("reason", reason, 2000), user.id());
        } catch (FormRefusedException e) {
            throw new BadInput(e.problems().stream().map(p -> new BadInput.Fault(p.field(), p.reason())).toList());
        }
        return "redirect:/rounds/" + round.reference() + "/report";
    }

    private static String limited(String field, String text, int most) {
        String stripped = text.strip();
        if (stripped.length() > most) {
            throw new BadInput(field, "has " + stripped.length() + " characters; the limit is " + most);
        }
        return stripped.isEmpty() ? null : stripped;
    }

    private AuditRound round(String reference) {
        return rounds.byReference(reference).orElseThrow(ReportController::notFound);
    }

    private CurrentReport readable(AuditRound round) {
        return reports.current(round.id())
                .filter(report -> access.readsDraft() || report.isPublished() && access.readsPublished(round))
                .orElseThrow(ReportController::notFound);
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, AuditRound round, String ending) {
        return ResponseEntity.ok().contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("report-" + round.reference() + "." + ending).build().toString())
                .body(content);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
