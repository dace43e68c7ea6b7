package org.caseaudit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However an extract is written, it is read as it was meant, or refused before it costs anything. */
class ExtractReaderTest {

    private static final int MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource({"UTF-8,false,','", "UTF-8,true,','", "UTF-8,true,;", "windows-1252,false,','", "windows-1252,false,;"})
    void findsOutEncodingAndSeparator(String charset, boolean mark, char separator) throws IOException {
        String csv = "Case ID;Locality;Notes\nC-1;Süd – “Alt”;\"one;\n\"\"two\"\", three\"\nC-2;;\n".replace(';', separator);
        try (ExtractFile file = Extracts.file((mark ? "\uFEFF" : "") + csv, Charset.forName(charset))) {
            ExtractFormat format = ExtractFormat.of(file);
            assertThat(format).isEqualTo(new ExtractFormat(Charset.forName(charset), separator));
            assertThat(lines(file, format)).extracting(ExtractReader.Line::number).containsExactly(2L, 4L);
            assertThat(lines(file, format).get(0).values())
                    .containsExactly("C-1", "Süd – “Alt”", "one;\n\"two\", three".replace(';', separator));
        }
    }

    @Test
    void passesOverEmptyLinesAndRowsOfNothingButSeparators() throws IOException {
        try (ExtractFile file = Extracts.file("a,b\r\n\r\n,\r\n1,2\r\n , \r\n")) {
            assertThat(lines(file, ExtractFormat.of(file))).extracting(ExtractReader.Line::values)
                    .containsExactly(List.of("1", "2"));
        }
    }

    @Test
    void readsWhatIsNoCharacterAsOneThatIsRefusedLater() throws IOException {
        try (ExtractFile file = Extracts.file("a\nSüd\n", StandardCharsets.ISO_8859_1)) {
            assertThat(lines(file, new ExtractFormat(StandardCharsets.UTF_8, ',')).get(0).values())
                    .containsExactly("S\uFFFDd");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a,b\\n1,\"2|2", "a,b\\n1,2\\n3,\"4\"5\\n|3"})
    void saysFromWhichLineOnItIsNoCsv(String csv, long line) throws IOException {
        try (ExtractFile file = Extracts.file(csv.replace("\\n", "\n"))) {
            assertThatThrownBy(() -> lines(file, new ExtractFormat(StandardCharsets.UTF_8, ',')))
                    .isInstanceOfSatisfying(UnreadableExtractException.class, e -> {
                        assertThat(e.line()).isEqualTo(line);
                        assertThat(e).hasMessageContaining("quotation marks");
                    });
        }
    }

    /** In quotes, as one value, and as many values. */
    @ParameterizedTest
    @CsvSource({"\"x", "x", "'x,'"})
    void refusesALineOfAHundredMebibytesAtItsFirst(String piece) throws IOException {
        String mebibyte = piece.replace("\"", "").repeat(MEBIBYTE).substring(0, MEBIBYTE);
        String start = "a,b\n1," + (piece.startsWith("\"") ? "\"" : "");
        try (InputStream content = Extracts.pieces(100, i -> i == 0 ? start + mebibyte : mebibyte);
                ExtractFile file = ExtractFile.keep(content, Extracts.FOLDER)) {
            assertThat(file.size()).isGreaterThanOrEqualTo(100L * MEBIBYTE);
            long before = used();
            assertThatThrownBy(() -> lines(file, new ExtractFormat(StandardCharsets.UTF_8, ',')))
                    .isInstanceOfSatisfying(UnreadableExtractException.class, e -> {
                        assertThat(e.line()).isEqualTo(2);
                        assertThat(e).hasMessageContaining("1,048,576 characters");
                    });
            assertThat(used() - before).isLessThan(40L * MEBIBYTE);
        }
    }

    private static long used() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|is empty", "PK\u0003\u0004 workbook|is an archive or an Excel workbook",
        "%PDF-1.7|is a PDF", "Rar!|is an archive", "a\u0000b|is no text file", "case_ref,open|", "'0'|"})
    void tellsOtherFilesByTheirContent(String content, String kind) throws IOException {
        try (ExtractFile file = Extracts.file(content, StandardCharsets.ISO_8859_1)) {
            assertThat(ExtractFormat.otherKind(file).orElse("")).startsWith(kind == null ? "" : kind);
            assertThat(ExtractFormat.otherKind(file).isPresent()).isEqualTo(kind != null);
        }
        try (ExtractFile file = Extracts.file("\uFEFFcase_ref,open\nC-1,yes\n", StandardCharsets.UTF_16LE)) {
            assertThat(ExtractFormat.otherKind(file)).hasValueSatisfying(
                    reason -> assertThat(reason).contains("is written in UTF-16", "save it as CSV (UTF-8)"));
        }
    }

    @Test
    void leavesNoFileBehindEvenWhileItIsRead(@TempDir Path folder) throws IOException {
        try (ExtractFile file = ExtractFile.keep(Extracts.pieces(2, i -> "some child\n"), folder)) {
            assertThat(names(folder)).isEmpty();
            assertThat(new String(file.open().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("some child\nsome child\n");
            assertThat(file.sha256Hex()).hasSize(64);
        }
        assertThatThrownBy(() -> ExtractFile.keep(Extracts.pieces(2, i -> {
            throw new IllegalStateException("cut off");
        }), folder)).hasMessage("cut off");
        assertThat(names(folder)).isEmpty();
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.toList();
        }
    }

    private static List<ExtractReader.Line> lines(ExtractFile file, ExtractFormat format) throws IOException {
        List<ExtractReader.Line> lines = new ArrayList<>();
        try (ExtractReader reader = new ExtractReader(file, format)) {
            for (ExtractReader.Line line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
