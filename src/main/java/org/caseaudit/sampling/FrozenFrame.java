package org.caseaudit.sampling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import org.caseaudit.register.FrameCase;

/**
 * The canonical list of the cases that may be drawn, and its fingerprint: a header {@code case_ref}, then one reference
 * per line, sorted by bytes, lines ending in LF, UTF-8. Whoever has the same cases gets the same file.
 */
record FrozenFrame(byte[] csv, String hash, int size) {

    static final String HEADER = "case_ref";

    static FrozenFrame of(Collection<FrameCase> cases) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        cases.stream().map(FrameCase::caseRef)
                .map(ref -> ref.getBytes(StandardCharsets.UTF_8))
                .sorted(Arrays::compareUnsigned)
                .forEach(ref -> csv.append(new String(ref, StandardCharsets.UTF_8)).append('\n'));
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        return new FrozenFrame(bytes, sha256(bytes), cases.size());
    }

    /** SHA-256 in lower-case hexadecimal digits. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
