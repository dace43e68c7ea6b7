package org.caseaudit.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseaudit.programme.CaseAttribute;
import org.caseaudit.programme.SamplingMethod;
import org.caseaudit.sampling.Ranking.Part;
import org.caseaudit.sampling.TestDraw.TestCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever tampers with a draw is found out as far as the two files can tell. */
class DrawVerifierTest {

    private static final String SEED = "40713925518860273946";

    private DrawFiles files;
    @TempDir
    private Path folder;

    /** In the order of their tickets: 103, 42, 7 (passed over for 42), 19, 58, 111. One family has declined. */
    @BeforeEach
    void draw() {
        files = DrawFiles.drawn(TestDraw.simple(List.of(
                TestCase.of("CASE-0042", "F1"), TestCase.of("CASE-0007", "F1"), TestCase.of("CASE-0019", null),
                TestCase.of("CASE-0058", "F2"), TestCase.of("CASE-0103", "F3"), TestCase.of("CASE-0111", null)),
                SEED, 2, true), SEED, 1);
    }

    @Test
    void acceptsADrawWhereAPassedOverChildCouldHaveFilledAPlaceOfAnotherStratum() throws IOException {
        TestDraw draw = new TestDraw(List.of(TestCase.of("C", "F1", "North"), TestCase.of("A", "F1", "North"),
                TestCase.of("AA", null, "North"), TestCase.of("Aa", "F1", "East"), TestCase.of("B", null, "East"),
                TestCase.of("a", null, "West")), "00000000000000010001", SamplingMethod.STRATIFIED,
                List.of(CaseAttribute.LOCALITY), 3, Map.of("North", 3), 0, true, Map.of());
        assertThat(draw.refs(Part.SAMPLE)).containsExactly("C", "AA", "a");
        assertThat(draw.refs(Part.PASSED_OVER)).containsExactly("A", "Aa");
        files = DrawFiles.drawn(draw, "00000000000000010001", 0);
        assertThat(files.verify()).as(files.said()).isZero();
    }

    @Test
    void acceptsADrawThatNobodyTouched() throws IOException {
        assertThat(files.verify()).isZero();
        assertThat(files.said()).contains("frameSize is 6", "1 case is passed over", "1 case was replaced")
                .endsWith("The draw is as the certificate says." + System.lineSeparator());
    }

    @Test
    void findsAChangedSeed() throws IOException {
        files.certificate.put("seed", "40713925518860273947");
        finds("ranking, place 1 (CASE-0103), ticket: is 073befa696308b");
        files.certificate.put("seed", "4071392551886027394");
        finds("seed: is not made of 20 digits");
    }

    @Test
    void findsARemovedCase() throws IOException {
        ranking().remove(4);
        finds("ranking, place 5, caseRef: is CASE-0111; it should be CASE-0058");
        draw();
        ranking().remove(5);
        finds("ranking, number of cases: is 5; it should be 6");
        draw();
        files.frame = files.frame.replace("CASE-0058\n", "");
        finds("frameHash: is ");
        seal();
        finds("frameSize: is 6; it should be 5");
        files.certificate.put("frameSize", 5);
        finds("strata, allocation, stratum all, size: is 6; it should be 5");
        allocation(0).put("size", 5);
        finds("ranking, place 5 (CASE-0058): is not in the frame");
    }

    @Test
    void findsAnAddedCase() throws IOException {
        ranking().add(ranking().get(5).deepCopy());
        finds("ranking, number of cases: is 7; it should be 6");
    }

    @Test
    void findsASwappedRank() throws IOException {
        List<JsonNode> places = new ArrayList<>();
        ranking().forEach(places::add);
        Collections.swap(places, 3, 4);
        ranking().removeAll().addAll(places);
        finds("ranking, place 4, caseRef: is CASE-0058; it should be CASE-0019");
    }

    @Test
    void findsAChangedTicket() throws IOException {
        place(2).put("ticket", "0".repeat(64));
        finds("ranking, place 2 (CASE-0042), ticket: is 0000");
    }

    @Test
    void findsAChangedAllocation() throws IOException {
        allocation(0).put("sample", 3);
        finds("strata, allocation, sum of places: is 3; it should be 2");
        allocation(0).put("sample", 2).put("size", 7);
        finds("strata, allocation, stratum all, size: is 7; it should be 6");
        allocation(0).put("size", 6).put("reserves", 1);
        finds("ranking, number of cases: is 6; it should be 4");
        allocation(0).put("reserves", -1);
        finds("strata, allocation, stratum all: has less than no places");
        allocation(0).put("reserves", 6).put("stratum", "police");
        finds("strata, allocation, stratum police: is not in the frame");
        ((ArrayNode) files.certificate.at("/strata/allocation")).removeAll();
        finds("strata, allocation, strata: is []; it should be [all]");
    }

    @Test
    void findsPlacesThatAreNotSharedByTheRuleOrNotFilledAsTheyWereShared() throws IOException {
        drawStratified(Map.of());
        assertThat(files.verify()).as(files.said()).isZero();
        assertThat(files.said()).contains("method is stratified, by locality",
                "in proportion to sizes: 2 of 4 North, 1 of 3 South");
        allocation(0).put("sample", 1);
        allocation(1).put("sample", 2);
        finds("strata, allocation, stratum North, sample: is 1; it should be 2");
        ((ObjectNode) files.certificate.get("strata")).put("rule", "set");
        finds(", role: is ");
        drawStratified(Map.of("North", 1, "South", 2));
        assertThat(files.verify()).as(files.said()).isZero();
        assertThat(files.said()).contains("as people set them: 1 of 4 North, 2 of 3 South");
        ((ObjectNode) files.certificate.get("strata")).put("rule", "proportional");
        finds("strata, allocation, stratum North, sample: is 1; it should be 2");
        drawStratified(Map.of());
        ((ArrayNode) files.certificate.at("/strata/columns")).set(0, "gender");
        finds("frame, columns: is [locality]; it should be [gender]");
        drawStratified(Map.of());
        files.frame = files.frame.replace("CASE-2,South", "CASE-2,North");
        seal();
        finds("strata, allocation, stratum North, size: is 4; it should be 5");
        drawStratified(Map.of());
        place(1).put("stratum", place(1).get("stratum").asText().equals("North") ? "South" : "North");
        finds("ranking, place 1 (");
    }

    @Test
    void findsAReplacementFromAnotherStratumWhileItsOwnHasReserves() throws IOException {
        drawStratified(Map.of());
        String stratum = stream("sample").get(0).get("stratum").asText();
        String other = stream("reserve").stream().filter(r -> !r.get("stratum").asText().equals(stratum)).findFirst()
                .orElseThrow().get("caseRef").asText();
        replacements().removeAll().addObject().put("replaced", stream("sample").get(0).get("caseRef").asText())
                .put("replacedBy", other).put("at", "2026-09-08T00:00:00Z").put("reason", "the family declined");
        finds("replacement 1, replacedBy: is " + other);
    }

    @Test
    void findsASpreadThatWasNotTheWidest() throws IOException {
        files = DrawFiles.drawn(new TestDraw(seven(), SEED, SamplingMethod.SPREAD,
                List.of(CaseAttribute.LOCALITY), 2, Map.of(), 2, false, Map.of()), SEED, 0);
        assertThat(files.verify()).as(files.said()).isZero();
        assertThat(stream("sample")).hasSize(2);
        ObjectNode drawn = (ObjectNode) stream("sample").get(1);
        ObjectNode reserve = (ObjectNode) stream("reserve").get(0);
        drawn.put("role", "reserve");
        reserve.put("role", "sample");
        finds(", role: is ");
        files.certificate.put("method", "quota");
        finds("strata, columns: is [locality]; it should be [nominating_agency]");
    }

    @Test
    void findsThatPeopleLeftSomebodyOutOnlyWithTheirReason() throws IOException {
        files = DrawFiles.drawn(new TestDraw(seven(), SEED, SamplingMethod.STRATIFIED,
                List.of(CaseAttribute.LOCALITY), 3, Map.of(), 2, false, Map.of("CASE-2", "known to the panel")), SEED, 0);
        assertThat(files.verify()).as(files.said()).isZero();
        assertThat(files.said()).contains("1 was left out by people, with their reasons", "2 of 4 North, 1 of 2 South");
        ((ObjectNode) stream("excluded").get(0)).put("reason", "not wanted");
        finds("strata, allocation, stratum South, size: is 2; it should be 3");
    }

    private void drawStratified(Map<String, Integer> set) {
        files = DrawFiles.drawn(new TestDraw(seven(), SEED, SamplingMethod.STRATIFIED,
                List.of(CaseAttribute.LOCALITY), 3, set, 2, false, Map.of()), SEED, 0);
    }

    /** Four in the North, three in the South. */
    private static List<TestCase> seven() {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(i -> TestCase.of("CASE-" + i, null, i % 2 == 1 ? "North" : "South")).toList();
    }

    private List<JsonNode> stream(String role) {
        List<JsonNode> found = new ArrayList<>();
        ranking().forEach(place -> {
            if (place.get("role").asText().equals(role)) {
                found.add(place);
            }
        });
        return found;
    }

    @Test
    void findsAChangedFrameLine() throws IOException {
        files.frame = files.frame.replace("CASE-0019", "CASE-0020");
        finds("frameHash: is ");
        seal();
        finds("ranking, place ");
    }

    @Test
    void findsAFrameThatIsNotCanonical() throws IOException {
        String sound = files.frame;
        files.frame = sound.replace("\n", "\r\n");
        finds("frame, line 1: is case_ref?; it should be case_ref and the names of columns");
        files.frame = sound.stripTrailing();
        finds("frame: does not end with a line end");
        files.frame = sound.replace("CASE-0007\nCASE-0019\n", "CASE-0019\nCASE-0007\n");
        finds("frame, line 3: CASE-0007 stands there twice or not in its order");
        files.frame = sound.replace("CASE-0019\n", "CASE-0019\nCASE-0019\n");
        finds("frame, line 4: CASE-0019 stands there twice");
        files.frame = sound.replace("CASE-0019\n", "CASE-0019,police\n");
        finds("frame, line 3: has 2 fields; it should have 1");
        files.frame = sound.replace("CASE-0019\n", "CASE 0019\n");
        finds("frame, line 3: does not begin with a reference");
        files.frame = sound.replace("case_ref\n", "case_ref,locality\n").replace("\nCASE-0007\n", "\nCASE-0007,\"North\"\n");
        finds("frame, line 2: is not quoted as it should be");
        files.frame = "";
        finds("frame: does not end with a line end");
    }

    @Test
    void findsAChangedSampleSize() throws IOException {
        files.certificate.put("sampleSize", 3);
        finds("strata, allocation, sum of places: is 2; it should be 3");
        allocation(0).put("sample", 3);
        finds("ranking, place 4 (CASE-0019), role: is reserve; it should be sample");
        files.certificate.put("sampleSize", 1);
        allocation(0).put("sample", 1);
        finds("ranking, place 2 (CASE-0042), role: is sample; it should be reserve");
        files.certificate.put("sampleSize", 0);
        finds("sampleSize: is 0");
        draw();
        for (int place : new int[] {4, 5, 6}) {
            place(place).put("role", "sample");
        }
        files.certificate.put("sampleSize", 6);
        allocation(0).put("sample", 6);
        finds("sampleSize: is 6; it should be 5");
        files.certificate.put("sampleSize", 7);
        allocation(0).put("sample", 7);
        finds("sampleSize: is 7 where 6 cases can be drawn");
    }

    @Test
    void findsACaseThatIsPassedOverWithoutGround() throws IOException {
        place(1).put("role", "excluded");
        finds("ranking, place 4 (CASE-0019), role: is reserve; it should be sample");
        draw();
        place(3).putNull("reason");
        finds("ranking, place 3 (CASE-0007), reason: names neither a case of the same family");
        place(3).put("reason", DrawCertificate.passedOver("CASE-0058"));
        finds("ranking, place 3 (CASE-0007), reason: CASE-0058 has no lower ticket, or is excluded itself");
        place(3).put("reason", DrawCertificate.passedOver("CASE-9999"));
        finds("ranking, place 3 (CASE-0007), reason: CASE-9999 has no lower ticket");
        draw();
        place(6).put("role", "excluded").put("reason", DrawCertificate.passedOver("CASE-0007"));
        finds("CASE-0007 has no lower ticket, or is excluded itself");
        draw();
        place(3).put("role", "reserve").putNull("reason");
        assertThat(files.verify()).as("the reserves no longer fit the replacement").isEqualTo(1);
        assertThat(files.said()).contains("replacement 1, replacedBy: is CASE-0019; it should be CASE-0007");
    }

    @Test
    void findsAnInventedReplacement() throws IOException {
        replacement().put("replacedBy", "CASE-0111");
        finds("replacement 1, replacedBy: is CASE-0111; it should be CASE-0019");
        replacement().put("replacedBy", "CASE-0007");
        finds("replacement 1, replacedBy: is CASE-0007; it should be CASE-0019");
        draw();
        replacement().put("replaced", "CASE-0058");
        finds("replacement 1, replaced: CASE-0058 has no place in the sample then");
        draw();
        replacements().add(replacement().deepCopy().put("replacedBy", "CASE-0058"));
        finds("replacement 2, replaced: CASE-0103 has no place in the sample then");
        draw();
        replacements().add(replacement().deepCopy().put("replaced", "CASE-0042").put("replacedBy", "CASE-0058"));
        replacements().add(replacement().deepCopy().put("replaced", "CASE-0058").put("replacedBy", "CASE-0111"));
        assertThat(files.verify()).isZero();
        replacements().add(replacement().deepCopy().put("replaced", "CASE-0111").put("replacedBy", "CASE-0007"));
        finds("replacement 4, replacedBy: no reserve is left");
        draw();
        replacement().put("at", "2026-09-01T00:00:00Z");
        finds("replacement 1, at: is before the draw");
        replacement().put("at", "7/9/2026");
        finds("replacement 1, at: is not a time");
        draw();
        replacement().put("reason", " ");
        finds("replacement 1, reason: is missing");
    }

    @Test
    void findsASeedThatWasThereBeforeTheFrame() throws IOException {
        files.certificate.put("frozenAt", "2026-09-07T09:00:02Z");
        finds("drawnAt: is before frozenAt");
    }

    @Test
    void saysWhichMemberIsMissingTooManyOrOfAnotherKind() throws IOException {
        files.certificate.remove("seed");
        finds("certificate, seed: is missing");
        draw();
        files.certificate.putNull("frozenAt");
        finds("certificate, frozenAt: is missing");
        draw();
        files.certificate.put("note", "\u001b[2J");
        finds("certificate, note: is no member of a certificate");
        draw();
        files.certificate.put("frameSize", "6");
        finds("certificate, frameSize: is missing, or not of the kind");
        draw();
        files.certificate.put("seed", 4071392551886027394L);
        finds("certificate, seed: is missing, or not of the kind");
        draw();
        place(3).put("role", "chosen");
        finds("certificate, ranking entry 3.role: is missing, or not of the kind");
        draw();
        ranking().insertNull(0);
        finds("certificate, ranking");
        draw();
        files.certificate.put("method", "stratified");
        finds("strata, columns: there are none");
        files.certificate.put("method", "by hand");
        finds("method: is by hand; it should be simple, stratified, spread or quota");
        draw();
        files.certificate.put("round", "\u001b[2Jround");
        files.verify();
        assertThat(files.said()).doesNotContain("\u001b").contains("?[2Jround");
    }

    @Test
    void tellsAFileItCannotReadFromADifference() throws IOException {
        Path json = Files.writeString(folder.resolve("c.json"), files.certificate.toString());
        Path csv = Files.writeString(folder.resolve("f.csv"), files.frame);
        assertThat(files.run(json.toString(), csv.toString())).isZero();
        assertThat(files.run()).isEqualTo(2);
        assertThat(files.said()).startsWith("Usage: verify-draw certificate.json frame.csv");
        assertThat(files.run(json.toString())).isEqualTo(2);
        assertThat(files.run(folder.resolve("none").toString(), csv.toString())).isEqualTo(2);
        assertThat(files.run(json.toString(), folder.toString())).isEqualTo(2);
        assertThat(files.said()).startsWith("Cannot be read: the file ");
        assertThat(files.run(csv.toString(), json.toString())).isEqualTo(2);
        assertThat(files.said()).startsWith("Cannot be read: the certificate is not JSON; see line 1");
        String whole = files.certificate.toString();
        Files.writeString(json, whole.substring(0, whole.length() / 2));
        assertThat(files.run(json.toString(), csv.toString())).as("cut off").isEqualTo(2);
        Files.writeString(json, "{\"round\": \"a\"," + whole.substring(1));
        assertThat(files.run(json.toString(), csv.toString())).as("a member twice").isEqualTo(2);
        for (String nothing : new String[] {"null", "", "[]", "{}"}) {
            Files.writeString(json, nothing);
            assertThat(files.run(json.toString(), csv.toString())).as(nothing).isEqualTo(1);
        }
        Files.writeString(json, whole);
        Files.write(csv, "case_ref\nCASE-\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(files.run(json.toString(), csv.toString())).isEqualTo(1);
        assertThat(files.said()).contains("frame: is not UTF-8");
    }

    private void finds(String difference) throws IOException {
        assertThat(files.verify()).as(files.said()).isEqualTo(1);
        assertThat(files.said()).contains("DIFFERENCE: ").contains(difference)
                .doesNotContain("The draw is as the certificate says");
    }

    /** Puts the hash of the frame as it is now into the certificate. */
    private void seal() {
        files.certificate.put("frameHash", DigestUtils.sha256Hex(files.frame.getBytes(StandardCharsets.UTF_8)));
    }

    private ArrayNode ranking() {
        return (ArrayNode) files.certificate.get("ranking");
    }

    private ObjectNode place(int number) {
        return (ObjectNode) ranking().get(number - 1);
    }

    private ObjectNode allocation(int number) {
        return (ObjectNode) files.certificate.at("/strata/allocation/" + number);
    }

    private ArrayNode replacements() {
        return (ArrayNode) files.certificate.get("replacements");
    }

    private ObjectNode replacement() {
        return (ObjectNode) replacements().get(0);
    }
}
