package org.caseaudit.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.caseaudit.identity.Browser;
import org.caseaudit.identity.TestPeople;
import org.caseaudit.process.RoundTest;
import org.caseaudit.programme.AuditRound;
import org.caseaudit.report.Reports;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What families are given: large, plain, and silent about what others must not learn. */
class LettersTest extends RoundTest {

    private static final double LARGE = 14;

    @Autowired
    private LetterWords words;
    @Autowired
    private LetterFiles files;
    @Autowired
    private Reports reports;
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @EnumSource(value = Letter.class, names = "FAMILY_VERSION", mode = EnumSource.Mode.EXCLUDE)
    void isLargeTaggedAndNamesNeitherThemeNorCase(Letter letter) throws IOException {
        ProcessInstance round = roundConfirmed(1, 1);
        AuditRound audited = roundOf(round);
        String text = text(letter, words.of(letter, audited));
        assertThat(text).contains("Safeguarding Children Partnership").doesNotContainIgnoringCase("domestic")
                .doesNotContainIgnoringCase("abuse").doesNotContain("Police", "Hospital")
                .doesNotContain(cases.current(audited.id()).get(0).caseRef());
    }

    @Test
    void tellsTheReportInPlainWordsWithoutACount() throws IOException {
        ProcessInstance round = roundConfirmed(2, 1);
        submit(PARTICIPATION_MANAGER, task("userTask_seekAgreement", round), Map.of("parentOutcome", "AGREED",
                "parentMethod", "VERBAL", "askedOn", TODAY.toString()));
        submit(PARTICIPATION_MANAGER, task("userTask_holdFeedbackInterview", round), Map.of("parentHeld", "yes",
                "parentHeldOn", TODAY.toString(), "parentViews", "Zyxwv", "childHeld", "no", "childReason", "Zyxwv"));
        submit(COORDINATOR, task("userTask_convenePanel", round), Map.of("panelOn", PANEL.toString()));
        submit(CHAIR, task("userTask_moderateCase", round), Map.of("disposition", "DISCUSSED"));
        submit(CHAIR, task("userTask_recordFinding", round), Map.of("kind", "LEARNING", "text", "In {cases} Zyxwv.",
                "standard", "voiceOfTheChild", "casesCount", 1, "casesOf", 1));
        submit(COORDINATOR, task("userTask_agreeAction", round), Map.of("text", "Zyxwv", "owners", List.of("lead-auditors"),
                "dueOn", "2026-12-01", "evidenceWanted", "Minutes"));
        runDueJobs();
        long roundId = roundOf(round).id();
        assertThat(text(Letter.FAMILY_VERSION, words.ofReport(roundOf(round)))).contains("Draft. Not published yet",
                "Domestic abuse", "Parents told us", "We wanted to hear from children", "have to get better",
                "Voice of the child", "one thing that they will do").doesNotContain("Zyxwv").doesNotContain("1 of");

        String version = "/rounds/" + roundOf(round).reference() + "/letters/family-version.pdf";
        assertThat(browser(CHAIR).get(version).statusCode()).as("a draft, to the chair").isEqualTo(200);
        assertThat(browser(PARTICIPATION_MANAGER).get(version).statusCode()).as("a draft").isEqualTo(404);
        submit(COORDINATOR, task("userTask_writeUpReport", round),
                Map.of("familiesText", "We have to ask children more often.\n\nWe will."));
        submit(COORDINATOR, task("userTask_checkDisclosure", round), Map.of(
                "namesChecked", "yes", "smallNumbersChecked", "yes", "decision", "safe"));
        submit(CHAIR, task("userTask_signOffReport", round), Map.of("decision", "signOff"));
        runDueJobs();
        assertThat(reports.current(roundId).orElseThrow().isPublished()).isTrue();
        assertThat(text(Letter.FAMILY_VERSION, words.ofReport(roundOf(round))))
                .contains("Published on 7 September 2026", "We have to ask children more often.")
                .doesNotContain("Draft", "Voice of the child");
        assertThat(browser(PARTICIPATION_MANAGER).get(version).statusCode()).isEqualTo(200);
        assertThat(browser("paul").get(version).statusCode()).as("an agency of the round").isEqualTo(200);
    }

    @Test
    void isForThoseWhoWriteToFamilies() {
        ProcessInstance round = roundConfirmed(1, 1);
        AuditRound audited = roundOf(round);
        String page = "/rounds/" + audited.reference() + "/letters";
        Browser petra = browser(PARTICIPATION_MANAGER);
        assertThat(petra.get("/").body()).contains("href=\"/letters\"");
        assertThat(petra.get("/letters").body()).contains(page);
        assertThat(petra.get(page).body()).contains("invitation.pdf", "thank-you.docx", "an answer is awaited",
                cases.current(audited.id()).get(0).caseRef()).doesNotContain("family-version");
        var invitation = petra.get(page + "/invitation.docx");
        assertThat(invitation.statusCode()).isEqualTo(200);
        assertThat(invitation.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("invitation-" + audited.reference() + ".docx");
        assertThat(petra.get(page + "/other.pdf").statusCode()).isEqualTo(404);
        for (String other : List.of(GROUP_MEMBER, CHAIR, "paul")) {
            assertThat(browser(other).get("/letters").statusCode()).isEqualTo(404);
            assertThat(browser(other).get(page).statusCode()).isEqualTo(404);
            assertThat(browser(other).get(page + "/invitation.pdf").statusCode()).isEqualTo(404);
        }
    }

    /** The text of the PDF after everything about the two files that holds for all letters has been checked. */
    private String text(Letter letter, Map<String, Object> said) throws IOException {
        byte[] bytes = files.pdf(letter, said);
        Path directory = Files.createDirectories(Path.of("target", "letters"));
        Files.write(directory.resolve(letter.file() + ".pdf"), bytes);
        byte[] inWord = files.word(letter, said);
        Files.write(directory.resolve(letter.file() + ".docx"), inWord);
        List<Float> sizes = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(bytes);
                XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(inWord))) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition glyph) {
                    sizes.add(glyph.getYScale());
                    super.processTextPosition(glyph);
                }
            };
            stripper.setSortByPosition(true);
            String text = plain(stripper.getText(pdf).replaceAll("Page \\d of \\d", ""));
            assertThat(sizes).isNotEmpty().allMatch(size -> size > LARGE - 0.1);
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(letter.title());
            for (XWPFParagraph paragraph : word.getParagraphs()) {
                assertThat(text).as("says in both files").contains(plain(paragraph.getText().replace("_", "")));
            }
            assertThat(word.getParagraphs()).extracting(XWPFParagraph::getStyle).contains("Title", "Normal");
            return text;
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\u00a0]+", " ").strip();
    }

    private Browser browser(String person) {
        return Browser.withBasic(port, person, TestPeople.PASSWORD);
    }
}
