package org.caseaudit.audittool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseaudit.audittool.AuditTool.PracticeStandard;
import org.caseaudit.audittool.AuditTool.Standard;
import org.caseaudit.returns.AuditMethod;
import org.caseaudit.returns.Judgement;
import org.caseaudit.returns.ReturnOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditToolTest {

    private static final String FILE = "forms/tools/tool-domestic-abuse.form";

    @ParameterizedTest
    @ValueSource(strings = {"tool-domestic-abuse", "tool-neglect"})
    void readsEveryToolThatComesWithTheProduct(String id) throws IOException {
        Path file = Path.of("forms/tools", id + ".form");

        AuditTool tool = ToolFile.read(file.toString(), Files.readString(file), 3);

        assertThat(tool.id()).isEqualTo(id);
        assertThat(tool.version()).isEqualTo(3);
        assertThat(tool.standards()).hasSize(5);
        assertThat(tool.questions().stream().filter(q -> q.kind() == AnswerKind.JUDGEMENT)).hasSize(5);
    }

    @Test
    void knowsStandardsByTheirTitlesAndQuestionsByTheirLabels() throws IOException {
        AuditTool tool = ToolFile.read(FILE, source(), 1);

        assertThat(tool.title()).isEqualTo("Domestic abuse");
        assertThat(tool.standards()).extracting(Standard::key).containsExactly("voiceOfTheChild", "riskAssessment",
                "informationSharing", "planning", "managementOversight");
        assertThat(tool.titleOf("voiceOfTheChild")).isEqualTo("Voice of the child");
        assertThat(tool.question("judgement_planning").inWords("REQUIRES_IMPROVEMENT"))
                .isEqualTo("Requires improvement");
        assertThat(tool.practiceStandards()).extracting(PracticeStandard::title, s -> s.limit().inWords()).containsExactly(
                tuple("Strategy discussion within 72 hours", "72 hours"),
                tuple("Minutes within 5 working days", "5 working days"));
        assertThat(tool.question("learning").standard()).isEqualTo(AuditTool.GENERAL);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"kind\": \"strength\" | \"kind\": \"strenght\" | “strengths_voiceOfTheChild” has the unknown kind “strenght”",
        "\"kind\": \"strength\" | \"sort\": \"strength\" | “strengths_voiceOfTheChild” needs the property kind",
        "\"standard\": \"planning\" | \"note\": \"planning\" | “judgement_planning” needs the property standard",
        "\"key\": \"learning\" | \"key\": \"wentWell\" | the key “wentWell” is used twice",
        "\"value\": \"OUTSTANDING\" | \"value\": \"EXCELLENT\" | may offer only these values: GOOD, INADEQUATE",
        "\"kind\": \"evidenceDate\" | \"kind\": \"evidence\" | is of kind evidence and must be a textarea",
        "\"auditTool\": \"true\" | \"auditTool\": \"maybe\" | needs the property auditTool with the value true",
        "\"title\": \"Domestic abuse\" | \"name\": \"Domestic abuse\" | needs the property title",
        "\"maxLength\": 2000 | \"maxLength\": 20000 | “outcomeReason” needs a maximum length of at most 4000",
        "\"kind\": \"method\" | \"kind\": \"window\" | may offer only these values: no, yes",
        "\"key\": \"outcome\" | \"key\": \"result\" | exactly one question of kind outcome, with the key outcome",
        "\"key\": \"learning\" | \"key\": \"question\" | the key “question” is taken by what the form shows",
        "\"within\": \"72 hours\" | \"within\": \"soon\" | needs the property within, such as 72 hours",
        "\"within\": \"72 hours\" | \"within\": \"3 working days\" | measures 3 working days and must have the subtype date",
        "\"within\": \"5 working days\" | \"within\": \"9 hours\" | measures 9 hours and must have the subtype datetime",
        "\"practiceStandard\": \"minutes\" | \"measure\": \"minutes\" | needs the property practiceStandard",
        "\"practiceStandard\": \"minutes\" | \"practiceStandard\": \"notes\" | practice standard notes needs one question each",
        "\"timeSerializingFormat\": \"no_timezone\" | \"timeFormat\": \"x\" | must have the time format no_timezone",
        "\"title\": \"Minutes within 5 working days\" | \"name\": \"x\" | needs the property title: what pack",
        "\"hide\": \"=outcome | \"hide\": \"outcome | a condition starts with =",
        "\"type\": \"default\" | \"type\": \"default | not JSON"})
    void refusesAToolNobodyCouldReportFrom(String correct, String wrong, String toMend) throws IOException {
        String source = source().replaceFirst(Pattern.quote(correct), wrong);

        assertThatThrownBy(() -> ToolFile.read(FILE, source, 0)).isInstanceOf(BadToolException.class)
                .hasMessageContaining(toMend);
    }

    @Test
    void namesFileAndLineOfEachMistake() throws IOException {
        String source = source().replaceFirst("\"kind\": \"learning\"", "\"kind\": \"lesson\"");
        int line = (int) source.substring(0, source.indexOf("\"lesson\"")).lines().count();

        assertThatThrownBy(() -> ToolFile.read(FILE, source, 0))
                .hasMessageStartingWith(FILE + " line " + line + ": “learning” has the unknown kind “lesson”")
                .asInstanceOf(type(BadToolException.class))
                .satisfies(bad -> assertThat(bad.mistakes()).hasSize(1));
    }

    @Test
    void refusesEvidenceThatCannotBearItsDate() throws IOException {
        String source = source().replaceFirst(
                "\"standard\": \"planning\",\\s*\"kind\": \"evidenceDate\"",
                "\"standard\": \"managementOversight\", \"kind\": \"evidenceDate\"");
        assertThatThrownBy(() -> ToolFile.read(FILE, source, 0))
                .hasMessageContaining("managementOversight");
    }

    @Test
    void offersTheAnswersThatReturnsCanKeep() {
        assertThat(AnswerKind.OUTCOME.choices()).isEqualTo(names(ReturnOutcome.values()));
        assertThat(AnswerKind.METHOD.choices()).isEqualTo(names(AuditMethod.values()));
        assertThat(AnswerKind.JUDGEMENT.choices()).isEqualTo(names(Judgement.values()));
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).collect(Collectors.toSet());
    }

    private static String source() throws IOException {
        return Files.readString(Path.of(FILE));
    }
}
