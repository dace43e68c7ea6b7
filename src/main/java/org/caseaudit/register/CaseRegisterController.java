package org.caseaudit.register;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.caseaudit.calendar.CalendarSettings;
import org.caseaudit.calendar.UkDate;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.caseaudit.web.BadInput;
import org.caseaudit.web.CsvTable;
import org.caseaudit.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Takes register extracts from coordinators, step by step on pages and in one go from programs. */
@Controller
class CaseRegisterController {

    private static final int LATEST = 20;
    private static final int FAULTS_SHOWN = 200;

    private final CaseRegister register;
    private final RegisterImports imports;
    private final ImportLog log;
    private final RegisterSettings settings;
    private final CalendarSettings calendar;
    private final CurrentUser currentUser;

    CaseRegisterController(CaseRegister register, RegisterImports imports, ImportLog log, RegisterSettings settings,
            CalendarSettings calendar, CurrentUser currentUser) {
        this.register = register;
        this.imports = imports;
        this.log = log;
        this.settings = settings;
        this.calendar = calendar;
        this.currentUser = currentUser;
    }

    @Bean
    @Order(2)
    static HomeLink caseRegisterLink() {
        return new HomeLink("Case register", "/case-register",
                "Upload an extract of the cases from which rounds are drawn.", Set.of(Groups.COORDINATORS));
    }

    /** An import as the list shows it. */
    record Line(long id, String at, String source, String by, String state, String result) {
    }

    /** What a column of a file can be. */
    record Option(String key, String label) {
    }

    /** How far an import is. */
    record Progress(ImportState state, int rowsRead, int rowsTotal) {
    }

    @GetMapping("/case-register")
    String page(Model model) {
        model.addAttribute("size", register.size());
        model.addAttribute("sources", imports.sources());
        model.addAttribute("limit", settings.largestUpload().toBytes());
        model.addAttribute("limitMegabytes", settings.largestUpload().toMegabytes());
        model.addAttribute("imports", log.latest(LATEST).stream().map(this::line).toList());
        return "register/register";
    }

    private Line line(RegisterImport one) {
        return new Line(one.id(), UkDate.format(one.uploadedAt(), calendar.zone()), one.source(), one.uploadedBy(),
                one.state().words(), one.counts() == null ? "" : one.counts().nothingNew() ? "Nothing has changed"
                        : "%,d added, %,d changed, %,d as before".formatted(
                                one.counts().added(), one.counts().changed(), one.counts().unchanged()));
    }

    /** Takes an extract in one go: what its columns are was said when one of the same source came before. */
    @PostMapping(path = "/case-register", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseBody
    ImportCounts take(HttpServletRequest request) throws IOException {
        long id = receive(request);
        try {
            return imports.start(id, currentUser.id()).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RegisterRefusedException refusal) {
                throw refusal;
            }
            // Without the cause: its message may quote a row, and whoever answers for this exception may log it.
            throw new IllegalStateException("Import " + id + " failed; the log's line about this import says why");
        } finally {
            imports.discard(id);
        }
    }

    /** Takes an extract in to be looked at before it is imported. */
    @PostMapping(path = "/case-register/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Void> upload(HttpServletRequest request) throws IOException {
        return ResponseEntity.created(URI.create("/case-register/imports/" + receive(request))).build();
    }

    private long receive(HttpServletRequest request) throws IOException {
        MultipartForm form = MultipartForm.read(request, settings);
        return imports.receive(form.field("source"), form.file(), currentUser.id());
    }

    @GetMapping("/case-register/imports/{id}")
    String show(@PathVariable long id, Model model) throws IOException {
        RegisterImport one = find(id);
        model.addAttribute("one", one);
        model.addAttribute("uploadedAt", UkDate.format(one.uploadedAt(), calendar.zone()));
        HeldExtract held = imports.held(id).orElse(null);
        if (one.state() == ImportState.WAITING && held != null) {
            model.addAttribute("preview", ImportPreview.of(held));
            model.addAttribute("charset", held.format().charset().name());
            model.addAttribute("separator", String.valueOf(held.format().separator()));
            model.addAttribute("charsets", ExtractFormat.CHARSETS);
            model.addAttribute("separators", ExtractFormat.SEPARATORS);
            model.addAttribute("known", RegisterColumn.all().stream().map(column -> new Option(column.key(),
                    column.isIdentity() ? column.label() + " (identity store only)" : column.label())).toList());
            model.addAttribute("before", log.doneBefore(one.fileHash())
                    .map(done -> UkDate.format(done.endedAt(), calendar.zone())).orElse(null));
        } else if (one.state() == ImportState.REFUSED) {
            model.addAttribute("faults", log.faults(id, FAULTS_SHOWN));
            model.addAttribute("faultCount", log.countFaults(id));
        }
        return "register/import";
    }

    @GetMapping("/case-register/imports/{id}/progress")
    @ResponseBody
    Progress progress(@PathVariable long id) {
        RegisterImport one = find(id);
        return new Progress(one.state(), one.rowsRead(), one.rowsTotal());
    }

    @GetMapping("/case-register/imports/{id}/entries.csv")
    ResponseEntity<byte[]> entries(@PathVariable long id) throws IOException {
        return CsvTable.download("entries-to-mend-" + find(id).id() + ".csv",
                List.of("Line", "Column", "What stands there", "What is wrong"), log.faults(id, Faults.MOST + 1).stream()
                        .map(fault -> Stream.of(fault.line(), fault.column(), fault.value(), fault.reason())));
    }

    /** Reads the extract anew as the form says, imports it or lets it go. */
    @PostMapping("/case-register/imports/{id}")
    String decide(@PathVariable long id, @RequestParam String decision, @RequestParam(required = false) String charset,
            @RequestParam(required = false) String separator, HttpServletRequest form) throws IOException {
        RegisterImport one = find(id);
        if (decision.equals("discard")) {
            imports.discard(id);
            return "redirect:/case-register";
        }
        HeldExtract held = imports.held(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
        imports.reread(id, format(charset, separator), choices(held.header(), form.getParameterValues("column")));
        boolean ready = imports.held(id).orElse(held).mapping().faults().isEmpty();
        if (decision.equals("import") && ready) {
            try {
                imports.start(id, currentUser.id());
            } catch (ImportBusyException busy) {
                return "redirect:/case-register/imports/" + one.id() + "?busy";
            }
        }
        return "redirect:/case-register/imports/" + one.id();
    }

    private static ExtractFormat format(String charset, String separator) {
        if (!ExtractFormat.CHARSETS.containsKey(charset)) {
            throw new BadInput("charset", "must be one of those offered");
        }
        if (!ExtractFormat.SEPARATORS.containsKey(separator)) {
            throw new BadInput("separator", "must be one of those offered");
        }
        return new ExtractFormat(Charset.forName(charset), separator.charAt(0));
    }

    /** The form has a choice for each column, in the order of the file; empty where there is none yet. */
    private static Map<String, String> choices(List<String> header, String[] given) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (int i = 0; given != null && i < Math.min(given.length, header.size()); i++) {
            if (given[i].equals(ImportPreview.LEAVE_OUT)) {
                chosen.put(header.get(i), ColumnMapping.IGNORED);
            } else if (!given[i].isEmpty()) {
                chosen.put(header.get(i), RegisterColumn.ofKey(given[i]).map(RegisterColumn::key)
                        .orElseThrow(() -> new BadInput("column", "must be one of those offered")));
            }
        }
        return chosen;
    }

    private RegisterImport find(long id) {
        return log.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler
    ProblemDetail refuse(RegisterRefusedException refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY,
                refusal.getMessage() + ". Nothing was changed.");
        problem.setTitle("Register extract not accepted");
        problem.setProperty("rows", refusal.rows());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail refuse(ImportBusyException busy) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, busy.getMessage());
    }
}
