package org.caseaudit.report;

import org.springframework.web.servlet.ModelAndView;

/** The report as a page of the application; {@code report/document.html} holds the markup it shares with the PDF. */
public final class WebReport {

    private WebReport() {
    }

    /** A view with one attribute, {@code document}; a controller may add links to the other formats as {@code files}. */
    public static ModelAndView page(ReportDocument document) {
        return new ModelAndView("report/view", "document", document);
    }
}
