package org.caseaudit.letters;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.caseaudit.document.WordFile;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A letter's page as a Word file in large type. Knows the few elements that letters are made of: headings, paragraphs,
 * lists, bold words, line breaks, and {@code span.blank} for what is filled in by hand.
 */
final class LetterInWord {

    private static final String BLANK = "_".repeat(34);

    private final WordFile word;
    private final BigInteger bullets;

    private LetterInWord(WordFile word) {
        this.word = word;
        this.bullets = word.bullets();
    }

    /** @param page well-formed XHTML */
    static byte[] of(String page, String title, String author) {
        try (var word = new WordFile(title, author, title, "en-GB")) {
            word.style("Normal", "Normal", 28, false, null, 0, 160, null);
            word.style("Title", "Title", 44, true, WordFile.BLUE, 0, 160, null);
            word.style("Heading1", "heading 1", 34, true, WordFile.BLUE, 300, 120, 0);
            word.style("ListBullet", "List Bullet", 28, false, null, 0, 100, null);
            new LetterInWord(word).blocks(body(page));
            return word.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The letter could not be made into a Word file", e);
        }
    }

    private static Element body(String page) throws IOException {
        try {
            var parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parsers.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var document = parsers.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
            return (Element) document.getElementsByTagName("body").item(0);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The template of a letter is not well-formed", e);
        }
    }

    private void blocks(Element parent) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element block) {
                switch (block.getTagName()) {
                    case "h1" -> text(block, word.paragraph("Title"), false);
                    case "h2" -> text(block, word.paragraph("Heading1"), false);
                    case "li" -> text(block, word.item("ListBullet", bullets, 0), false);
                    case "p" -> text(block, word.paragraph("Normal"), false);
                    default -> blocks(block);
                }
            }
        }
    }

    private static void text(Node parent, XWPFParagraph into, boolean bold) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element element) {
                switch (element.getTagName()) {
                    case "br" -> into.createRun().addBreak(BreakType.TEXT_WRAPPING);
                    case "strong" -> text(element, into, true);
                    default -> {
                        if (element.getAttribute("class").equals("blank")) {
                            into.createRun().setText(BLANK);
                        } else {
                            text(element, into, bold);
                        }
                    }
                }
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                words(child.getTextContent().replaceAll("\\s+", " "), into, bold);
            }
        }
    }

    private static void words(String words, XWPFParagraph into, boolean bold) {
        boolean atStartOfLine = into.getText().isEmpty() || into.getText().endsWith("\n");
        String said = atStartOfLine ? words.stripLeading() : words;
        if (!said.isEmpty()) {
            XWPFRun run = into.createRun();
            if (bold) {
                run.setBold(true);
            }
            run.setText(said);
        }
    }
}
