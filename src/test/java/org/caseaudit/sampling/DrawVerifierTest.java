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
import org.caseaudit.register.FrameCase;
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
        files = DrawFiles.drawn(List.of(
                new FrameCase("CASE-0042", "F1"), new FrameCase("CASE-0007", "F1"), new FrameCase("CASE-0019", null),
                new FrameCase("CASE-0058", "F2"), new FrameCase("CASE-0103", "F3"), new FrameCase("CASE-0111", null)),
                SEED, 2, true, 1);
    }

    @Test
    void acceptsADrawThatNobodyTouched() throws IOException {
        assertThat(files.verify()).isZero();
        assertThat(files.said()).contains("frameSize is 6", "1 is passed over", "1 case was replaced")
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
        ObjectNode allocation = (ObjectNode) files.certificate.at("/strata/allocation/0");
        allocation.put("sample", 3);
        finds("strata, allocation, sample: is 3; it should be 2");
        allocation.put("sample", 2).put("size", 7);
        finds("strata, allocation, size: is 7; it should be 6");
        allocation.put("size", 6).put("stratum", "police");
        finds("strata, allocation, stratum: is police; it should be all");
        ((ArrayNode) files.certificate.at("/strata/allocation")).removeAll();
        finds("strata, allocation, number of strata: is 0; it should be 1");
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
        finds("frame, line 1: is case_ref?; it should be case_ref");
        files.frame = sound.stripTrailing();
        finds("frame: does not end with a line end");
        files.frame = sound.replace("CASE-0007\nCASE-0019\n", "CASE-0019\nCASE-0007\n");
        finds("frame, line 3: CASE-0007 stands there twice or not in its order");
        files.frame = sound.replace("CASE-0019\n", "CASE-0019\nCASE-0019\n");
        finds("frame, line 4: CASE-0019 stands there twice");
        files.frame = sound.replace("CASE-0019\n", "CASE-0019,police\n");
        finds("frame, line 3: is not one reference");
        files.frame = "";
        finds("frame: does not end with a line end");
    }

    @Test
    void findsAChangedSampleSize() throws IOException {
        files.certificate.put("sampleSize", 3);
        finds("ranking, place 4 (CASE-0019), role: is reserve; it should be sample");
        files.certificate.put("sampleSize", 1);
        finds("ranking, place 2 (CASE-0042), role: is sample; it should be reserve");
        files.certificate.put("sampleSize", 0);
        finds("role: is sample; it should be reserve");
        draw();
        for (int place : new int[] {4, 5, 6}) {
            place(place).put("role", "sample");
        }
        files.certificate.put("sampleSize", 6);
        finds("sampleSize: is 6 where 5 cases can be drawn");
    }

    @Test
    void findsACaseThatIsPassedOverWithoutGround() throws IOException {
        place(1).put("role", "excluded");
        finds("ranking, place 1 (CASE-0103), reason: does not name the case");
        place(1).put("reason", DrawCertificate.passedOver("CASE-0058"));
        finds("ranking, place 1 (CASE-0103), reason: CASE-0058 is not above it");
        draw();
        place(4).put("role", "excluded").put("reason", DrawCertificate.passedOver("CASE-0007"));
        finds("CASE-0007 is not above it, or is passed over itself");
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
        finds("replacement 4, replacedBy: there are 3 reserves only");
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
        finds("method: is stratified; it should be simple");
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
        files.certificate.put("frameHash", FrozenFrame.sha256(files.frame.getBytes(StandardCharsets.UTF_8)));
    }

    private ArrayNode ranking() {
        return (ArrayNode) files.certificate.get("ranking");
    }

    private ObjectNode place(int number) {
        return (ObjectNode) ranking().get(number - 1);
    }

    private ArrayNode replacements() {
        return (ArrayNode) files.certificate.get("replacements");
    }

    private ObjectNode replacement() {
        return (ObjectNode) replacements().get(0);
    }
}
