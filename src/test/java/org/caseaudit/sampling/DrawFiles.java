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
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseaudit.programme.SeedOrigin;
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

    /** A draw after which so many families of the sample have declined, as far as reserves go. */
    static DrawFiles drawn(TestDraw drawn, String seed, int dropOuts) {
        byte[] csv = drawn.written.csv();
        List<AuditCase> audited = new ArrayList<>();
        drawn.with(Part.SAMPLE).forEach(ranked -> audited.add(audited(audited, ranked, null)));
        List<Ranked> reserves = new ArrayList<>(drawn.with(Part.RESERVE));
        for (int i = 0; i < dropOuts && !reserves.isEmpty(); i++) {
            AuditCase left = audited.get(i);
            Ranked next = reserves.stream().filter(r -> r.stratum().equals(left.stratum())).findFirst()
                    .orElse(reserves.get(0));
            reserves.remove(next);
            audited.add(audited(audited, next, left.id()));
        }
        Draw draw = new Draw(1L, 1L, drawn.method, drawn.columns, DigestUtils.sha256Hex(csv), drawn.writer.size(),
                drawn.sampleSize, DRAWN_AT.minusSeconds(1), SeedOrigin.RANDOM, null, seed, DRAWN_AT,
                !drawn.set.isEmpty(), drawn.onePerFamily, false);
        return new DrawFiles(
                DrawCertificate.mapper().valueToTree(
                        DrawCertificate.of("2026-Q3-1", draw, drawn.plan.strata(), drawn.ranking, audited)),
                new String(csv, StandardCharsets.UTF_8));
    }

    private static AuditCase audited(List<AuditCase> before, Ranked ranked, Long replaces) {
        return new AuditCase(before.size() + 1L, 1L, 1, "Case 1", ranked.caseRef(), ranked.stratum(),
                CaseStatus.REFUSED, null, replaces, DRAWN_AT.plusSeconds(before.size()), null);
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
