package org.caseaudit.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.caseaudit.report.ReportDocument.Bullets;
import org.caseaudit.report.ReportDocument.Paragraph;
import org.caseaudit.report.ReportDocument.Section;
import org.caseaudit.report.ReportDocument.Table;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.springframework.stereotype.Component;

/**
 * The report as a Word file that can be worked on: heading styles, Word's own multi-level numbering (which gives the
 * same numbers as the document's, since both count from 1 in order) and table headings that repeat.
 */
@Component
public class WordReport {

    private static final String FONT = "Arial";
    private static final String BLUE = "1D4F76";
    /** A4 less margins of 2 cm, in twentieths of a point. */
    private static final int TEXT_WIDTH = 11906 - 2 * 1134;

    /** The bytes of the .docx file. */
    public byte[] render(ReportDocument document) {
        try (var word = new XWPFDocument(); var out = new ByteArrayOutputStream()) {
            page(word);
            properties(word, document);
            styles(word, document.language());
            var numbered = numbering(word);
            var bulleted = bullets(word);
            styled(word, "Title").createRun().setText(document.title());
            styled(word, "Subtitle").createRun().setText(document.author());
            document.subtitles().forEach(line -> styled(word, "Subtitle").createRun().setText(line));
            for (var section : document.sections()) {
                section(word, section, numbered, bulleted);
            }
            word.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The report could not be made into a Word file", e);
        }
    }

    private static void page(XWPFDocument word) {
        var section = word.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(1134));
        margins.setBottom(BigInteger.valueOf(1134));
        margins.setLeft(BigInteger.valueOf(1134));
        margins.setRight(BigInteger.valueOf(1134));
        margins.setHeader(BigInteger.valueOf(567));
        margins.setFooter(BigInteger.valueOf(567));
        var footer = word.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        footer.setAlignment(ParagraphAlignment.RIGHT);
        footer.createRun().setText("Page ");
        footer.getCTP().addNewFldSimple().setInstr("PAGE");
    }

    private static void properties(XWPFDocument word, ReportDocument document) {
        var core = word.getProperties().getCoreProperties();
        core.setTitle(document.title());
        core.setCreator(document.author());
        core.setSubjectProperty(String.join(". ", document.subtitles()));
        core.getUnderlyingProperties().setLanguageProperty(Optional.of(document.language()));
    }

    private static void section(XWPFDocument word, Section section, BigInteger numbered, BigInteger bulleted) {
        var heading = styled(word, "Heading1");
        level(heading, numbered, 0);
        heading.createRun().setText(section.heading());
        for (var block : section.blocks()) {
            if (block instanceof Paragraph paragraph) {
                var numberedText = styled(word, "NumberedText");
                level(numberedText, numbered, 1);
                if (paragraph.lead() != null) {
                    var lead = numberedText.createRun();
                    lead.setBold(true);
                    lead.setText(paragraph.lead() + " ");
                }
                numberedText.createRun().setText(paragraph.text());
            } else if (block instanceof Bullets bullets) {
                for (var item : bullets.items()) {
                    var bullet = styled(word, "ListBullet");
                    level(bullet, bulleted, 0);
                    bullet.createRun().setText(item);
                }
            } else if (block instanceof Table table) {
                table(word, table);
            }
        }
    }

    private static XWPFParagraph styled(XWPFDocument word, String style) {
        var paragraph = word.createParagraph();
        paragraph.setStyle(style);
        return paragraph;
    }

    private static void level(XWPFParagraph paragraph, BigInteger list, int level) {
        paragraph.setNumID(list);
        paragraph.setNumILvl(BigInteger.valueOf(level));
    }

    private static void table(XWPFDocument word, Table table) {
        styled(word, "Caption").createRun().setText(table.caption());
        var grid = word.createTable(table.rows().size() + 1, table.columns().size());
        grid.setWidth(String.valueOf(TEXT_WIDTH));
        grid.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        grid.setCellMargins(40, 80, 40, 80);
        var columns = grid.getCTTbl().addNewTblGrid();
        for (var i = 0; i < table.columns().size(); i++) {
            columns.addNewGridCol().setW(BigInteger.valueOf((long) TEXT_WIDTH * table.percent(i) / 100));
        }
        var head = grid.getRow(0);
        head.setRepeatHeader(true);
        for (var i = 0; i < table.columns().size(); i++) {
            var cell = head.getCell(i);
            cell.setColor("E6EEF4");
            fill(cell, table, i, table.columns().get(i).heading(), true);
        }
        for (var r = 0; r < table.rows().size(); r++) {
            XWPFTableRow row = grid.getRow(r + 1);
            row.setCantSplitRow(true);
            for (var i = 0; i < table.columns().size(); i++) {
                fill(row.getCell(i), table, i, table.rows().get(r).get(i), i == 0);
            }
        }
        styled(word, "TableText");
    }

    private static void fill(XWPFTableCell cell, Table table, int column, String text, boolean bold) {
        cell.setWidth(String.valueOf(TEXT_WIDTH * table.percent(column) / 100));
        var paragraph = cell.getParagraphs().get(0);
        paragraph.setStyle("TableText");
        var run = paragraph.createRun();
        run.setBold(bold);
        run.setText(text);
    }

    private static BigInteger numbering(XWPFDocument word) {
        var list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(BigInteger.ZERO);
        level(list, 0, STNumberFormat.DECIMAL, "%1.", 567);
        level(list, 1, STNumberFormat.DECIMAL, "%1.%2", 567);
        return add(word, list);
    }

    private static BigInteger bullets(XWPFDocument word) {
        var list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(BigInteger.ONE);
        level(list, 0, STNumberFormat.BULLET, "•", 964);
        return add(word, list);
    }

    private static BigInteger add(XWPFDocument word, CTAbstractNum list) {
        var numbering = word.getNumbering() == null ? word.createNumbering() : word.getNumbering();
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(list)));
    }

    private static void level(CTAbstractNum list, int level, STNumberFormat.Enum format, String text, int indent) {
        CTLvl ctLevel = list.addNewLvl();
        ctLevel.setIlvl(BigInteger.valueOf(level));
        ctLevel.addNewStart().setVal(BigInteger.ONE);
        ctLevel.addNewNumFmt().setVal(format);
        ctLevel.addNewLvlText().setVal(text);
        var indentation = ctLevel.addNewPPr().addNewInd();
        indentation.setLeft(BigInteger.valueOf(indent));
        indentation.setHanging(BigInteger.valueOf(format == STNumberFormat.BULLET ? 284 : indent));
    }

    private static void styles(XWPFDocument word, String language) {
        var styles = word.createStyles();
        styles.setDefaultFonts(fonts());
        styles.setSpellingLanguage(language);
        style(word, "Normal", "Normal", 21, false, null, 0, 100, null);
        style(word, "Title", "Title", 40, true, BLUE, 0, 80, null);
        style(word, "Subtitle", "Subtitle", 22, false, "333333", 0, 20, null);
        style(word, "Heading1", "heading 1", 28, true, BLUE, 320, 120, 0);
        style(word, "NumberedText", "Numbered text", 21, false, null, 0, 120, null);
        style(word, "ListBullet", "List Bullet", 21, false, null, 0, 60, null);
        style(word, "Caption", "caption", 19, true, null, 120, 60, null);
        style(word, "TableText", "Table text", 18, false, null, 0, 0, null);
    }

    private static CTFonts fonts() {
        var fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(FONT);
        fonts.setHAnsi(FONT);
        fonts.setCs(FONT);
        return fonts;
    }

    /** @param halfPoints font size; spacing is in twentieths of a point; outline level is null for body text */
    private static void style(XWPFDocument word, String id, String name, int halfPoints, boolean bold, String colour,
            int before, int after, Integer outline) {
        var style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(name);
        if (!id.equals("Normal")) {
            style.addNewBasedOn().setVal("Normal");
        } else {
            style.setDefault(true);
        }
        style.addNewQFormat();
        var paragraph = style.addNewPPr();
        if (outline != null || id.equals("Caption")) {
            paragraph.addNewKeepNext();
        }
        var spacing = paragraph.addNewSpacing();
        spacing.setBefore(BigInteger.valueOf(before));
        spacing.setAfter(BigInteger.valueOf(after));
        if (outline != null) {
            paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(outline));
        }
        var run = style.addNewRPr();
        if (bold) {
            run.addNewB();
        }
        if (colour != null) {
            run.addNewColor().setVal(colour);
        }
        run.addNewSz().setVal(BigInteger.valueOf(halfPoints));
        style.setType(STStyleType.PARAGRAPH);
        word.getStyles().addStyle(new XWPFStyle(style));
    }
}
