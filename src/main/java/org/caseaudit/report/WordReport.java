package org.caseaudit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.caseaudit.document.WordFile;
import org.caseaudit.report.ReportDocument.Bullets;
import org.caseaudit.report.ReportDocument.Paragraph;
import org.caseaudit.report.ReportDocument.Section;
import org.caseaudit.report.ReportDocument.Table;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.springframework.stereotype.Component;

/**
 * The report as a Word file that can be worked on: heading styles, Word's own multi-level numbering (which gives the
 * same numbers as the document's, since both count from 1 in order) and table headings that repeat.
 */
@Component
public class WordReport {

    /** The bytes of the .docx file. */
    public byte[] render(ReportDocument document) {
        try (var word = new WordFile(document.title(), document.author(), String.join(". ", document.subtitles()),
                document.language())) {
            styles(word);
            var numbered = word.numbering();
            var bulleted = word.bullets();
            word.paragraph("Title").createRun().setText(document.title());
            word.paragraph("Subtitle").createRun().setText(document.author());
            document.subtitles().forEach(line -> word.paragraph("Subtitle").createRun().setText(line));
            for (var section : document.sections()) {
                section(word, section, numbered, bulleted);
            }
            return word.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The report could not be made into a Word file", e);
        }
    }

    private static void section(WordFile word, Section section, BigInteger numbered, BigInteger bulleted) {
        word.item("Heading1", numbered, 0).createRun().setText(section.heading());
        for (var block : section.blocks()) {
            if (block instanceof Paragraph paragraph) {
                var numberedText = word.item("NumberedText", numbered, 1);
                if (paragraph.lead() != null) {
                    var lead = numberedText.createRun();
                    lead.setBold(true);
                    lead.setText(paragraph.lead() + " ");
                }
                numberedText.createRun().setText(paragraph.text());
            } else if (block instanceof Bullets bullets) {
                bullets.items().forEach(item -> word.item("ListBullet", bulleted, 0).createRun().setText(item));
            } else if (block instanceof Table table) {
                table(word, table);
            }
        }
    }

    private static void table(WordFile word, Table table) {
        word.paragraph("Caption").createRun().setText(table.caption());
        var grid = word.content().createTable(table.rows().size() + 1, table.columns().size());
        grid.setWidth(String.valueOf(WordFile.TEXT_WIDTH));
        grid.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        grid.setCellMargins(40, 80, 40, 80);
        var columns = grid.getCTTbl().addNewTblGrid();
        for (var i = 0; i < table.columns().size(); i++) {
            columns.addNewGridCol().setW(BigInteger.valueOf((long) WordFile.TEXT_WIDTH * table.percent(i) / 100));
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
        word.paragraph("TableText");
    }

    private static void fill(XWPFTableCell cell, Table table, int column, String text, boolean bold) {
        cell.setWidth(String.valueOf(WordFile.TEXT_WIDTH * table.percent(column) / 100));
        var paragraph = cell.getParagraphs().get(0);
        paragraph.setStyle("TableText");
        var run = paragraph.createRun();
        run.setBold(bold);
        run.setText(text);
    }

    private static void styles(WordFile word) {
        word.style("Normal", "Normal", 21, false, null, 0, 100, null);
        word.style("Title", "Title", 40, true, WordFile.BLUE, 0, 80, null);
        word.style("Subtitle", "Subtitle", 22, false, "333333", 0, 20, null);
        word.style("Heading1", "heading 1", 28, true, WordFile.BLUE, 320, 120, 0);
        word.style("NumberedText", "Numbered text", 21, false, null, 0, 120, null);
        word.style("ListBullet", "List Bullet", 21, false, null, 0, 60, null);
        word.style("Caption", "caption", 19, true, null, 120, 60, null);
        word.style("TableText", "Table text", 18, false, null, 0, 0, null);
    }
}
