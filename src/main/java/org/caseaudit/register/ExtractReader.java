package org.caseaudit.register;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads an extract line by line, in memory that does not grow with the file. Bytes that make no character of the
 * encoding are read as U+FFFD, so that what they spoil can be named by line and column.
 */
final class ExtractReader implements Closeable {

    /** No line of a register comes near; a file that has one is something else. */
    static final int LONGEST_LINE = 1 << 20;
    static final int MOST_COLUMNS = 500;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /**
     * A line of the file, or several where a value in quotes goes over line breaks.
     *
     * @param number where it begins, the header being 1
     */
    record Line(long number, List<String> values) {

        boolean isBlank() {
            for (String value : values) {
                if (!value.isBlank()) {
                    return false;
                }
            }
            return true;
        }
    }

    private final LineHandler lines = new LineHandler();
    private final CloseableIterator<Line> iterator;
    private final List<String> header;

    /**
     * @throws IOException if the file cannot be read
     * @throws UnreadableExtractException if there is no header
     */
    ExtractReader(ExtractFile file, ExtractFormat format) throws IOException {
        Reader text = new InputStreamReader(withoutByteOrderMark(file.open()), format.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE));
        iterator = CsvReader.builder().fieldSeparator(format.separator()).maxBufferSize(LONGEST_LINE)
                .allowMissingFields(true).allowExtraFields(true).allowUnclosedQuote(false)
                .build(lines, text).iterator();
        Line first = next();
        if (first == null) {
            throw new UnreadableExtractException(1, "the file holds no line");
        }
        header = first.values().stream().map(String::strip).toList();
    }

    /** The names of the columns as the file has them. */
    List<String> header() {
        return header;
    }

    /**
     * The next line that is not empty, or null at the end.
     *
     * @throws UnreadableExtractException if from here on the file cannot be read as CSV
     */
    Line next() {
        try {
            while (iterator.hasNext()) {
                Line line = iterator.next();
                if (!line.isBlank()) {
                    return line;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw new UnreadableExtractException(lines.begun, lines.tooLong || e.getMessage().contains("buffer size")
                    ? "is longer than %,d characters or has more than %d columns; are quotation marks missing?"
                            .formatted(LONGEST_LINE, MOST_COLUMNS)
                    : "is no CSV from here on: check the quotation marks");
        }
    }

    @Override
    public void close() throws IOException {
        iterator.close();
    }

    private static InputStream withoutByteOrderMark(InputStream content) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(content, BYTE_ORDER_MARK.length);
        byte[] start = pushback.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            pushback.unread(start);
        }
        return pushback;
    }

    private static final class LineHandler extends AbstractBaseCsvCallbackHandler<Line> {

        private long begun = 1;
        private int length;
        private boolean tooLong;
        private List<String> values = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            begun = startingLineNumber;
            length = 0;
            values = new ArrayList<>(24);
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int count, boolean quoted) {
            length += count + 1;
            tooLong = length > LONGEST_LINE || index >= MOST_COLUMNS;
            if (tooLong) {
                throw new CsvParseException("line too long");
            }
            values.add(count == 0 ? "" : new String(text, offset, count));
        }

        @Override
        protected Line buildRecord() {
            return new Line(begun, values);
        }
    }
}
