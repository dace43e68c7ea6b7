package org.caseaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.caseaudit.document.PdfRenderer;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class ReportRenderingTest {

    private final ReportDocument document = ReportAssembler.assemble(Seed.domesticAbuse().facts(), ReportAssembler.Edition.FOR_PANEL);

    static SpringTemplateEngine templates() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    private byte[] pdf() throws Exception {
        var pdf = new PdfReport(new PdfRenderer(templates())).render(document);
        Files.createDirectories(Path.of("target/report"));
        Files.write(Path.of("target/report/report.pdf"), pdf);
        return pdf;
    }

    @Test
    void pdfHoldsEverySentenceOfTheDocument() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(pdf())) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Page 1 of " + pdf.getNumberOfPages());
            text = text.replaceAll("Page \\d of \\d", "").replaceAll("\\s+", " ").replaceAll("- ", "-");
            for (var line : Texts.of(document).split("\n")) {
                if (line.matches("\\d\\.\\d .*")) {
                    assertThat(text).contains(line.replaceAll("[\\[\\]]", "").replaceAll("-\\s+", "-"));
                }
            }
            assertThat(text).contains("Name a lead auditor");
        }
    }

    @Test
    void pdfIsTaggedAndNamesItsTitleLanguageAndBookmarks() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(pdf())) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getLanguage()).isEqualTo("en-GB");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(new String(catalog.getMetadata().toByteArray(), "UTF-8")).contains("pdfuaid");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(document.title());
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo(document.author());
            var bookmarks = new ArrayList<String>();
            catalog.getDocumentOutline().children().forEach(item -> bookmarks.add(item.getTitle()));
            assertThat(bookmarks).hasSize(7).startsWith("1. Introduction", "2. Process").endsWith("7. Actions");
        }
    }

    @Test
    void pdfEmbedsItsFonts() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(pdf())) {
            for (var page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
                }
            }
        }
    }

    @Test
    void wordOpensAgainWithHeadingsNumberingAndTables() throws Exception {
        var bytes = new WordReport().render(document);
        Files.createDirectories(Path.of("target/report"));
        Files.write(Path.of("target/report/report.docx"), bytes);
        try (var word = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            var headings = word.getParagraphs().stream().filter(p -> "Heading1".equals(p.getStyle())).toList();
            assertThat(headings).extracting(p -> p.getText()).isEqualTo(Texts.headings(document));
            assertThat(headings).allMatch(p -> p.getNumIlvl().intValue() == 0);
            assertThat(word.getStyles().getStyle("Heading1").getName()).isEqualTo("heading 1");
            assertThat(word.getParagraphs()).filteredOn(p -> "NumberedText".equals(p.getStyle())).isNotEmpty()
                    .allMatch(p -> p.getNumIlvl().intValue() == 1);
            assertThat(word.getTables()).isNotEmpty().allMatch(table -> table.getRow(0).isRepeatHeader());
            assertThat(word.getProperties().getCoreProperties().getTitle()).isEqualTo(document.title());
        }
    }

    @Test
    void documentSurvivesJson() throws Exception {
        var mapper = new ObjectMapper();
        var json = mapper.writeValueAsString(document);
        assertThat(mapper.readValue(json, ReportDocument.class)).isEqualTo(document);
    }

    @Test
    void markupInAFindingStaysText() throws Exception {
        var seed = Seed.domesticAbuse();
        seed.finding(8, ReportFacts.FindingKind.LEARNING, "Files held <b>&amp; \"old\" notes</b> <img src='x'>", null,
                java.util.List.of(), null, null);
        var bytes = new PdfReport(new PdfRenderer(templates())).render(ReportAssembler.assemble(seed.facts(), ReportAssembler.Edition.FOR_PANEL));
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<b>&amp; \"old\" notes</b>");
        }
    }
}
