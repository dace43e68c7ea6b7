package org.caseaudit.report;

import java.util.Map;
import org.caseaudit.document.PdfRenderer;
import org.springframework.stereotype.Component;

/** The report as a tagged PDF (PDF/UA) with bookmarks and page numbers. */
@Component
public class PdfReport {

    private final PdfRenderer renderer;

    PdfReport(PdfRenderer renderer) {
        this.renderer = renderer;
    }

    /** The bytes of the file. */
    public byte[] render(ReportDocument document) {
        return renderer.render("report/print", "report/print.css", Map.of("document", document));
    }
}
