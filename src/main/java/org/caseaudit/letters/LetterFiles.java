package org.caseaudit.letters;

import java.util.Locale;
import java.util.Map;
import org.caseaudit.document.PdfRenderer;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** One template, two files: a tagged PDF to print and a Word file to change. */
@Component
class LetterFiles {

    private final PdfRenderer pdf;
    private final ITemplateEngine templates;

    LetterFiles(PdfRenderer pdf, ITemplateEngine templateEngine) {
        this.pdf = pdf;
        this.templates = templateEngine;
    }

    byte[] pdf(Letter letter, Map<String, Object> words) {
        return pdf.render(letter.template(), "letters/print.css", words);
    }

    byte[] word(Letter letter, Map<String, Object> words) {
        return LetterInWord.of(templates.process(letter.template(), new Context(Locale.UK, words)),
                (String) words.get("title"), (String) words.get("partnership"));
    }
}
