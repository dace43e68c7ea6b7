package org.caseaudit.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.springframework.web.util.HtmlUtils;

/** What a person reads in a page or a file, without its form. */
final class Texts {

    private static final Pattern ROW = Pattern.compile("<tr\\b.*?</tr>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEN = Pattern.compile(
            "<(script|style|head)\\b.*?</\\1>|<!--.*?-->", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Texts() {
    }

    static String ofPage(String html) {
        return plain(HtmlUtils.htmlUnescape(UNSEEN.matcher(html).replaceAll(" ").replaceAll("<[^>]*>", " ")));
    }

    /** The rows of all tables, each as one line. */
    static List<String> rowsOfPage(String html) {
        List<String> rows = new ArrayList<>();
        Matcher row = ROW.matcher(html);
        while (row.find()) {
            rows.add(ofPage(row.group()));
        }
        return rows;
    }

    static String ofPdf(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            return plain(new PDFTextStripper().getText(document));
        } catch (IOException e) {
            throw new UncheckedIOException("this is no PDF", e);
        }
    }

    static String ofWord(byte[] file) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            return plain(words.getText());
        } catch (IOException e) {
            throw new UncheckedIOException("this is no Word file", e);
        }
    }

    /** Blanks of every kind and length become one, so that line breaks do not matter. */
    static String plain(String text) {
        return text.replace('\u00a0', ' ').replace("\u00ad", "").replaceAll("\\s+", " ").strip();
    }

    /** For files that break lines within words. */
    static String dense(String text) {
        return plain(text).replace(" ", "");
    }
}
