package org.caseaudit.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an extract is written. */
record ExtractFormat(Charset charset, char separator) {

    static final Charset WINDOWS = Charset.forName("windows-1252");
    /** What may be chosen, with what people call it. */
    static final Map<String, String> CHARSETS = Map.of(
            "UTF-8", "UTF-8", "windows-1252", "Windows-1252 (Western European)");
    static final Map<String, String> SEPARATORS = Map.of(",", "Comma", ";", "Semicolon");

    private static final List<Character> CANDIDATES = List.of(',', ';');
    private static final int BEGINNING = 1 << 16;
    private static final Map<String, String> OTHER_KINDS = Map.of(
            "504b0304", "is an archive or an Excel workbook", "d0cf11e0", "is an old Excel workbook",
            "1f8b", "is a compressed file", "25504446", "is a PDF", "377abcaf", "is an archive",
            "52617221", "is an archive", "fffe", "is written in UTF-16", "feff", "is written in UTF-16");

    /** Finds out: UTF-8 if all of the file is, comma or semicolon by which of them parts the header into more columns. */
    static ExtractFormat of(ExtractFile file) throws IOException {
        Charset charset = isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS;
        ExtractFormat best = null;
        int most = -1;
        for (char separator : CANDIDATES) {
            ExtractFormat candidate = new ExtractFormat(charset, separator);
            int columns = candidate.columnsOf(file);
            if (columns > most) {
                best = candidate;
                most = columns;
            }
        }
        return best;
    }

    private int columnsOf(ExtractFile file) throws IOException {
        try (ExtractReader reader = new ExtractReader(file, this)) {
            return reader.header().size();
        } catch (UnreadableExtractException e) {
            return 0;
        }
    }

    /** Why the file is no CSV, as far as its first bytes tell; empty where it may be one. */
    static Optional<String> otherKind(ExtractFile file) throws IOException {
        byte[] start;
        try (InputStream content = file.open()) {
            start = content.readNBytes(BEGINNING);
        }
        if (start.length == 0) {
            return Optional.of("is empty");
        }
        String magic = HexFormat.of().formatHex(start, 0, Math.min(4, start.length));
        Optional<String> known = OTHER_KINDS.entrySet().stream().filter(kind -> magic.startsWith(kind.getKey()))
                .max(Comparator.comparing(kind -> kind.getKey().length())).map(Map.Entry::getValue);
        if (known.isPresent()) {
            return known.map(kind -> kind + ", whatever its name says: save it as CSV (UTF-8)");
        }
        for (byte b : start) {
            if (b == 0) {
                return Optional.of("is no text file: save the extract as CSV (UTF-8)");
            }
        }
        return Optional.empty();
    }

    private static boolean isUtf8(ExtractFile file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BEGINNING);
        CharBuffer chars = CharBuffer.allocate(BEGINNING);
        try (InputStream content = file.open()) {
            boolean end = false;
            while (!end) {
                int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, chars.clear(), end);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }
}
