package org.caseaudit.document;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** A Word file that can be worked on: an A4 page with numbers, styles with Word's own names, and real lists. */
public final class WordFile implements Closeable {

    /** A4 less margins of 2 cm, in twentieths of a point. */
    public static final int TEXT_WIDTH = 11906 - 2 * 1134;
    public static final String BLUE = "1D4F76";
    private static final String FONT = "Arial";

    private final XWPFDocument word = new XWPFDocument();
    private int lists;

    /**
     * @param author   who publishes it
     * @param subject  a line for the file's properties
     * @param language BCP 47 tag, e.g. en-GB
     */
    public WordFile(String title, String author, String subject, String language) {
        page();
        var core = word.getProperties().getCoreProperties();
        core.setTitle(title);
        core.setCreator(author);
        core.setSubjectProperty(subject);
        core.getUnderlyingProperties().setLanguageProperty(Optional.of(language));
        var styles = word.createStyles();
        styles.setDefaultFonts(fonts());
        styles.setSpellingLanguage(language);
    }

    /** For what is not offered here, such as tables. */
    public XWPFDocument content() {
        return word;
    }

    public XWPFParagraph paragraph(String style) {
        var paragraph = word.createParagraph();
        paragraph.setStyle(style);
        return paragraph;
    }

    /** A paragraph of a list. */
    public XWPFParagraph item(String style, BigInteger list, int level) {
        var paragraph = paragraph(style);
        paragraph.setNumID(list);
        paragraph.setNumILvl(BigInteger.valueOf(level));
        return paragraph;
    }

    /** A bulleted list; its id is for {@link #item}. */
    public BigInteger bullets() {
        var list = newList();
        level(list, 0, STNumberFormat.BULLET, "•", 964);
        return add(list);
    }

    /** Headings {@code 1.} and under them paragraphs {@code 1.1}; its id is for {@link #item}. */
    public BigInteger numbering() {
        var list = newList();
        level(list, 0, STNumberFormat.DECIMAL, "%1.", 567);
        level(list, 1, STNumberFormat.DECIMAL, "%1.%2", 567);
        return add(list);
    }

    /**
     * @param halfPoints font size
     * @param colour     as in {@code 1D4F76}, or null
     * @param before     space before a paragraph in twentieths of a point, as is {@code after}
     * @param outline    level in the document's outline, or null for body text
     */
    public void style(String id, String name, int halfPoints, boolean bold, String colour, int before, int after,
            Integer outline) {
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

    public byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        word.write(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        word.close();
    }

    private void page() {
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

    private CTAbstractNum newList() {
        var list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(BigInteger.valueOf(lists++));
        return list;
    }

    private BigInteger add(CTAbstractNum list) {
        var numbering = word.getNumbering() == null ? word.createNumbering() : word.getNumbering();
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(list)));
    }

    private static void level(CTAbstractNum list, int level, STNumberFormat.Enum format, String text, int indent) {
        var ctLevel = list.addNewLvl();
        ctLevel.setIlvl(BigInteger.valueOf(level));
        ctLevel.addNewStart().setVal(BigInteger.ONE);
        ctLevel.addNewNumFmt().setVal(format);
        ctLevel.addNewLvlText().setVal(text);
        var indentation = ctLevel.addNewPPr().addNewInd();
        indentation.setLeft(BigInteger.valueOf(indent));
        indentation.setHanging(BigInteger.valueOf(format == STNumberFormat.BULLET ? 284 : indent));
    }

    private static CTFonts fonts() {
        var fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(FONT);
        fonts.setHAnsi(FONT);
        fonts.setCs(FONT);
        return fonts;
    }
}
