package org.caseaudit.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table that people open in a spreadsheet. A text that the spreadsheet would take for a formula gets an apostrophe
 * before it and stays text.
 *
 * <p>The frame of a draw is no such table: its bytes are hashed and compared, so nothing may be put before a value. That
 * none of its values is a formula is seen to where they come in, at the import of the case register.
 */
public final class CsvDownload {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    /** Without it Excel takes UTF-8 for something else. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvDownload() {
    }

    /**
     * @param name   of the file, without personal data
     * @param header names of the columns
     * @param rows   values; null is an empty cell
     */
    public static ResponseEntity<byte[]> of(String name, List<String> header, Stream<List<?>> rows) {
        return ResponseEntity.ok().contentType(CSV).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes(header, rows));
    }

    static byte[] bytes(List<String> header, Stream<List<?>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(String.valueOf(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8));
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF)
                .build(bytes, StandardCharsets.UTF_8)) {
            csv.writeRecord(header);
            rows.forEach(row -> csv.writeRecord(row.stream().map(CsvDownload::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String harmless(Object value) {
        if (!(value instanceof String text)) {
            return value == null ? "" : value.toString();
        }
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
