package org.caseaudit.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
public final class CsvTable {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    /** By this mark spreadsheets know that letters beyond ASCII are UTF-8. */
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final CsvWriter csv;

    /**
     * Begins the table.
     *
     * @param out stays open
     */
    public CsvTable(OutputStream out, List<String> header) throws IOException {
        out.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
        csv.writeRecord(header);
    }

    /** @param values null is an empty cell */
    public void row(Stream<?> values) {
        csv.writeRecord(values.map(CsvTable::cell).toList());
    }

    /** Sees to it that everything so far is written. */
    public void flush() throws IOException {
        csv.flush();
    }

    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        return value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text : text;
    }

    /**
     * A whole table as an answer.
     *
     * @param name of the file, without personal data
     */
    public static ResponseEntity<byte[]> download(String name, List<String> header, Stream<Stream<?>> rows)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvTable table = new CsvTable(bytes, header);
        rows.forEach(table::row);
        table.flush();
        return ResponseEntity.ok().contentType(CSV).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes.toByteArray());
    }
}
