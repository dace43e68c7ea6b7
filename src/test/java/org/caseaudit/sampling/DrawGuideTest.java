package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseaudit.register.FrameCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example in docs/draw.md is true: its commands, its numbers, its certificate and what the program says. */
class DrawGuideTest {

    private static final String SEED = "40713925518860273946";
    private static final List<FrameCase> FRAME = List.of(
            new FrameCase("CASE-0042", "F1"), new FrameCase("CASE-0007", "F1"), new FrameCase("CASE-0019", null),
            new FrameCase("CASE-0058", null), new FrameCase("CASE-0103", null), new FrameCase("CASE-0111", null));

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
        assertThat(consoles).hasSize(3);
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
        List<Ranking.Ranked> ranking = Ranking.of(FRAME, SEED, 2, true);
        assertThat(ranking.stream().map(r -> r.ticket() + "  " + r.caseRef()).collect(Collectors.joining("\n")))
                .isEqualTo(tickets);
        assertThat(ranking).allSatisfy(r -> assertThat(guide).contains("| %d | %s | %s |".formatted(r.position(),
                r.caseRef(), DrawCertificate.mapper().valueToTree(DrawCertificate.Role.of(r.part())).asText())));
    }

    @Test
    void verifiesTheCertificateOfTheGuideInItsWords() throws IOException {
        Path json = Files.writeString(folder.resolve("certificate.json"), blocks("json").get(0));
        Path csv = Files.write(folder.resolve("frame.csv"), FrozenFrame.of(FRAME).csv());
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
