package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.sampling.Ranking.Ranked;
import org.caseaudit.sampling.TestDraw.TestCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example in docs/draw.md is true: its commands, its numbers, its certificate and what the program says. */
class DrawGuideTest {

    private static final String SEED = "40713925518860273946";
    private static final List<TestCase> SISTERS_AMONG_SIX = List.of(
            TestCase.of("CASE-0042", "F1"), TestCase.of("CASE-0007", "F1"), TestCase.of("CASE-0019", null),
            TestCase.of("CASE-0058", null), TestCase.of("CASE-0103", null), TestCase.of("CASE-0111", null));
    private static final Map<String, String> GENDERS = Map.of("CASE-0103", "female", "CASE-0042", "female",
            "CASE-0007", "male", "CASE-0019", "female", "CASE-0058", "female", "CASE-0111", "male");

    @TempDir
    private Path folder;
    private String guide;

    @BeforeEach
    void read() throws IOException {
        guide = Files.readString(Path.of("docs/draw.md"));
    }

    @Test
    void givesWhatTheCommandsOfTheGuideGive() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.isExecutable(Path.of("/usr/bin/sha256sum")));
        List<String> consoles = blocks("console");
        assertThat(consoles).hasSize(5);
        for (String console : consoles) {
            List<String> commands = console.lines().filter(line -> line.startsWith("$ ")).map(line -> line.substring(2))
                    .toList();
            String expected = console.lines().filter(line -> !line.startsWith("$ "))
                    .collect(Collectors.joining("\n", "", "\n"));
            assertThat(shell(String.join("\n", commands))).isEqualTo(expected);
        }
    }

    @Test
    void drawsWhatTheGuideDraws() {
        String tickets = blocks("console").get(2).lines().skip(1).collect(Collectors.joining("\n"));
        List<Ranked> ranking = simple().ranking;
        assertThat(ranking.stream().map(r -> r.ticket() + "  " + r.caseRef()).collect(Collectors.joining("\n")))
                .isEqualTo(tickets);
        tells("Simple", ranking, r -> role(r));
    }

    @Test
    void drawsWhatTheGuideDrawsByStrata() {
        TestDraw draw = draw(SamplingMethod.STRATIFIED, List.of(CaseAttribute.LOCALITY), 4, Map.of(),
                c -> TestCase.of(c, null, locality(c)));
        assertThat(guide).contains(DigestUtils.sha256Hex(draw.written.csv()));
        assertThat(draw.plan.strata()).extracting(Stratum::sample).containsExactly(3, 1);
        tells("Stratified", draw.ranking, r -> r.stratum() + " | " + role(r));
    }

    @Test
    void drawsWhatTheGuideSpreads() {
        TestDraw draw = draw(SamplingMethod.SPREAD, List.of(CaseAttribute.LOCALITY, CaseAttribute.GENDER), 2, Map.of(),
                c -> TestCase.of(c, null, locality(c), GENDERS.get(c)));
        tells("Spread", draw.ranking,
                r -> locality(r.caseRef()) + ", " + GENDERS.get(r.caseRef()) + " | " + role(r));
    }

    @Test
    void drawsWhatTheGuideDrawsByQuota() {
        TestDraw draw = draw(SamplingMethod.QUOTA, List.of(CaseAttribute.NOMINATING_AGENCY), 3,
                Map.of("police", 1, "health", 2),
                c -> TestCase.of(c, null, locality(c).equals("South") ? "health" : "police"));
        tells("Quota", draw.ranking, r -> r.stratum() + " | " + role(r));
    }

    private static TestDraw simple() {
        return new TestDraw(SISTERS_AMONG_SIX, SEED, SamplingMethod.SIMPLE, List.of(), 2, Map.of(), 20, true, Map.of());
    }

    private static TestDraw draw(SamplingMethod method, List<CaseAttribute> columns, int sampleSize,
            Map<String, Integer> set, Function<String, TestCase> known) {
        return new TestDraw(SISTERS_AMONG_SIX.stream().map(c -> known.apply(c.caseRef())).toList(), SEED, method,
                columns, sampleSize, set, 20, false, Map.of());
    }

    private static String locality(String caseRef) {
        return caseRef.equals("CASE-0058") || caseRef.equals("CASE-0111") ? "South" : "North";
    }

    private static String role(Ranked ranked) {
        return DrawCertificate.mapper().valueToTree(DrawCertificate.Role.of(ranked.part())).asText();
    }

    /** The section has a line for each case that begins as it should. */
    private void tells(String section, List<Ranked> ranking, Function<Ranked, String> said) {
        String text = guide.split("### " + section + "\n")[1].split("\n##")[0];
        assertThat(ranking).hasSize(6).allSatisfy(r -> assertThat(text)
                .contains("| %d | %s | %s |".formatted(r.position(), r.caseRef(), said.apply(r))));
    }

    @Test
    void verifiesTheCertificateOfTheGuideInItsWords() throws IOException {
        Path json = Files.writeString(folder.resolve("certificate.json"), blocks("json").get(0));
        Path csv = Files.write(folder.resolve("frame.csv"), simple().written.csv());
        DrawFiles files = new DrawFiles(null, null);
        assertThat(files.run(json.toString(), csv.toString())).as(files.said()).isZero();
        assertThat(blocks("")).contains(files.said().replace(System.lineSeparator(), "\n"));
    }

    private List<String> blocks(String language) {
        return Pattern.compile("^```([a-z]*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL).matcher(guide).results()
                .filter(block -> block.group(1).equals(language)).map((MatchResult block) -> block.group(2)).toList();
    }

    private String shell(String commands) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", "-c", commands).directory(folder.toFile())
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
