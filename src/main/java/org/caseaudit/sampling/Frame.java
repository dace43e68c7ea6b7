package org.caseaudit.sampling;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The canonical list of the cases that may be drawn: a header line, then one line per case, {@code case_ref} first,
 * then the columns that the draw goes by; RFC 4180 quoting only where needed, lines ending in LF and sorted by
 * reference in the order of bytes, UTF-8. Whoever has the same cases gets the same file.
 *
 * <p>Cases are counted from 0. A case's stratum is what stands in its line after the reference.
 */
final class Frame {

    static final String REFERENCE = "case_ref";

    private static final Pattern HEADER = Pattern.compile(REFERENCE + "(,[a-z_]+)*");

    private final byte[] csv;
    private final List<String> columns;
    /** Where each case's line begins, and at last where the next would. */
    private final int[] starts;
    /** Where each case's reference ends. */
    private final int[] referenceEnds;

    private Frame(byte[] csv, List<String> columns, int[] starts, int[] referenceEnds) {
        this.csv = csv;
        this.columns = columns;
        this.starts = starts;
        this.referenceEnds = referenceEnds;
    }

    /** The bytes are not those of a canonical frame; says where and why. */
    static final class NotCanonicalException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotCanonicalException(String message) {
            super(message);
        }
    }

    /** @throws NotCanonicalException at the first thing that is not as it should be */
    static Frame parse(byte[] csv) {
        return new Parser(csv).parse();
    }

    int size() {
        return referenceEnds.length;
    }

    /** Names of the columns after the reference. */
    List<String> columns() {
        return columns;
    }

    String caseRef(int index) {
        return new String(csv, starts[index], referenceLength(index), StandardCharsets.US_ASCII);
    }

    /** The rest of the case's line after its reference; empty in a frame without further columns. */
    String stratum(int index) {
        int from = Math.min(referenceEnds[index] + 1, starts[index + 1] - 1);
        return new String(csv, from, starts[index + 1] - 1 - from, StandardCharsets.UTF_8);
    }

    byte[] csv() {
        return csv;
    }

    int referenceStart(int index) {
        return starts[index];
    }

    int referenceLength(int index) {
        return referenceEnds[index] - starts[index];
    }

    /** The case of that reference, or -1. */
    int indexOf(String caseRef) {
        byte[] wanted = caseRef.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(csv, starts[middle], referenceEnds[middle], wanted, 0, wanted.length);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** A stratum's name from its values; an unknown one is empty. */
    static String stratum(List<String> values) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            name.append(i == 0 ? "" : ",").append(field(values.get(i)));
        }
        return name.toString();
    }

    /** The values that a stratum's name is made of. */
    static List<String> values(String stratum) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < stratum.length(); i++) {
            char c = stratum.charAt(i);
            if (quoted && c == '"' && i + 1 < stratum.length() && stratum.charAt(i + 1) == '"') {
                value.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }

    static String field(String value) {
        if (value == null) {
            return "";
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return '"' + value.replace("\"", "\"\"") + '"';
            }
        }
        return value;
    }

    /** Reads line by line and insists on the one form that the same cases can have. */
    private static final class Parser {

        private final byte[] csv;
        private int at;
        private int line = 1;

        private Parser(byte[] csv) {
            this.csv = csv;
        }

        private Frame parse() {
            if (!isUtf8()) {
                throw new NotCanonicalException("frame: is not UTF-8");
            }
            if (csv.length == 0 || csv[csv.length - 1] != '\n') {
                throw new NotCanonicalException("frame: does not end with a line end");
            }
            List<String> columns = header();
            int[] starts = new int[1024];
            int[] ends = new int[1024];
            int cases = 0;
            while (at < csv.length) {
                if (cases + 1 >= starts.length) {
                    starts = Arrays.copyOf(starts, 2 * starts.length);
                    ends = Arrays.copyOf(ends, 2 * ends.length);
                }
                line++;
                starts[cases] = at;
                ends[cases] = reference();
                if (cases > 0 && Arrays.compareUnsigned(
                        csv, starts[cases - 1], ends[cases - 1], csv, starts[cases], ends[cases]) >= 0) {
                    throw wrong("%s stands there twice or not in its order".formatted(
                            new String(csv, starts[cases], ends[cases] - starts[cases], StandardCharsets.US_ASCII)));
                }
                fields(columns.size());
                cases++;
            }
            starts[cases] = csv.length;
            return new Frame(csv, columns, Arrays.copyOf(starts, cases + 1), Arrays.copyOf(ends, cases));
        }

        /** A piece at a time; as characters the whole frame would take twice its bytes. */
        private boolean isUtf8() {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            ByteBuffer bytes = ByteBuffer.wrap(csv);
            CharBuffer piece = CharBuffer.allocate(1 << 13);
            CoderResult result = CoderResult.OVERFLOW;
            while (result.isOverflow()) {
                result = decoder.decode(bytes, piece.clear(), true);
            }
            return !result.isError();
        }

        private List<String> header() {
            int end = 0;
            while (csv[end] != '\n') {
                end++;
            }
            at = end + 1;
            String header = new String(csv, 0, end, StandardCharsets.UTF_8);
            if (!HEADER.matcher(header).matches()) {
                throw wrong("is " + header + "; it should be " + REFERENCE + " and the names of columns");
            }
            List<String> names = List.of(header.split(","));
            return names.subList(1, names.size());
        }

        private int reference() {
            int from = at;
            while (csv[at] != ',' && csv[at] != '\n') {
                if (csv[at] <= ' ' || csv[at] == '"' || csv[at] == 0x7f) {
                    throw wrong("does not begin with a reference");
                }
                at++;
            }
            if (at == from) {
                throw wrong("does not begin with a reference");
            }
            return at;
        }

        private void fields(int wanted) {
            int found = 0;
            while (csv[at] == ',') {
                at++;
                field();
                found++;
            }
            if (found != wanted) {
                throw wrong("has " + (found + 1) + " fields; it should have " + (wanted + 1));
            }
            at++;
        }

        private void field() {
            boolean quoted = csv[at] == '"';
            boolean needed = false;
            if (quoted) {
                at++;
            }
            while (at < csv.length) {
                byte b = csv[at];
                if (quoted && b == '"') {
                    if (at + 1 < csv.length && csv[at + 1] == '"') {
                        at++;
                        needed = true;
                    } else {
                        at++;
                        break;
                    }
                } else if (!quoted && (b == ',' || b == '\n')) {
                    break;
                } else if (b == '"' || b == '\r' || b == ',' || b == '\n') {
                    needed = true;
                }
                at++;
            }
            boolean ended = at < csv.length && (csv[at] == ',' || csv[at] == '\n');
            if (quoted != needed || !ended) {
                throw wrong("is not quoted as it should be");
            }
        }

        private NotCanonicalException wrong(String what) {
            return new NotCanonicalException("frame, line " + line + ": " + what);
        }
    }
}
