package org.caseaudit.sampling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.caseaudit.register.FrameCase;
import org.caseaudit.sampling.Ranking.Part;
import org.caseaudit.sampling.Ranking.Ranked;

/** A draw's two files, for tests that verify or spoil them. */
final class DrawFiles {

    private static final Instant DRAWN_AT = Instant.parse("2026-09-07T09:00:01Z");

    ObjectNode certificate;
    String frame;

    private String said = "";

    DrawFiles(ObjectNode certificate, String frame) {
        this.certificate = certificate;
        this.frame = frame;
    }

    /** A simple draw after which so many families of the sample have declined, as far as reserves go. */
    static DrawFiles drawn(
            Collection<FrameCase> cases, String seed, int sampleSize, boolean onePerFamily, int dropOuts) {
        FrozenFrame frozen = FrozenFrame.of(cases);
        List<Ranked> ranking = Ranking.of(cases, seed, sampleSize, onePerFamily);
        List<String> reserves = with(ranking, Part.RESERVE);
        List<AuditCase> audited = new ArrayList<>();
        with(ranking, Part.SAMPLE).forEach(ref -> audited.add(audited(audited, ref, null)));
        for (int i = 0; i < Math.min(dropOuts, reserves.size()); i++) {
            audited.add(audited(audited, reserves.get(i), audited.get(i).id()));
        }
        Draw draw = new Draw(1L, 1L, frozen.hash(), frozen.size(), sampleSize, DRAWN_AT.minusSeconds(1), seed, DRAWN_AT,
                reserves.size(), false);
        return new DrawFiles(
                DrawCertificate.mapper().valueToTree(DrawCertificate.of("2026-Q3-1", draw, ranking, audited)),
                new String(frozen.csv(), StandardCharsets.UTF_8));
    }

    private static AuditCase audited(List<AuditCase> before, String caseRef, Long replaces) {
        return new AuditCase(before.size() + 1L, 1L, 1, "Case 1", caseRef, null, CaseStatus.REFUSED, null, replaces,
                DRAWN_AT.plusSeconds(before.size()), null);
    }

    private static List<String> with(List<Ranked> ranking, Part part) {
        return ranking.stream().filter(ranked -> ranked.part() == part).map(Ranked::caseRef).toList();
    }

    /** The verifier's exit code. */
    int verify() throws IOException {
        Path folder = Files.createTempDirectory("draw");
        Path json = folder.resolve("certificate.json");
        Path csv = folder.resolve("frame.csv");
        try {
            Files.writeString(json, certificate.toString());
            Files.writeString(csv, frame);
            return run(json.toString(), csv.toString());
        } finally {
            Files.deleteIfExists(json);
            Files.deleteIfExists(csv);
            Files.delete(folder);
        }
    }

    int run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = DrawVerifier.run(args, new PrintStream(out, true, StandardCharsets.UTF_8));
        said = out.toString(StandardCharsets.UTF_8);
        return code;
    }

    /** What the verifier printed last. */
    String said() {
        return said;
    }
}
