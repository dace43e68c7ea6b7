package org.caseaudit.register;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Makes extracts for tests. */
final class Extracts {

    static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    private Extracts() {
    }

    static ExtractFile file(String content) throws IOException {
        return file(content, StandardCharsets.UTF_8);
    }

    static ExtractFile file(String content, Charset charset) throws IOException {
        return ExtractFile.keep(new ByteArrayInputStream(content.getBytes(charset)), FOLDER);
    }

    /** So many pieces, one after the other, of which none is held. */
    static InputStream pieces(int count, IntFunction<String> piece) {
        return new InputStream() {
            private int next;
            private byte[] bytes = new byte[0];
            private int at;

            @Override
            public int read() {
                return fill() ? bytes[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (!fill()) {
                    return -1;
                }
                int taken = Math.min(length, bytes.length - at);
                System.arraycopy(bytes, at, into, offset, taken);
                at += taken;
                return taken;
            }

            private boolean fill() {
                while (at == bytes.length && next < count) {
                    bytes = piece.apply(next++).getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                return at < bytes.length;
            }
        };
    }
}
