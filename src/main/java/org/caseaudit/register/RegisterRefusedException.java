package org.caseaudit.register;

import java.util.List;

/** A register extract cannot be taken; nothing was changed. */
public class RegisterRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Row> rows;

    /**
     * What has to be mended.
     *
     * @param line   line of the file, the header being 1
     * @param column the column as the file calls it, or null where the whole line is meant
     * @param value  what kind of value stands there, never the value, which may tell of a child; null for a whole line
     * @param reason what is wrong and what would be right
     */
    public record Row(long line, String column, String value, String reason) {
    }

    RegisterRefusedException(List<Row> rows) {
        super("%,d %s of the register extract cannot be taken".formatted(
                rows.size(), rows.size() == 1 ? "entry" : "entries"));
        this.rows = List.copyOf(rows);
    }

    RegisterRefusedException(long line, String column, String reason) {
        this(List.of(new Row(line, column, null, reason)));
    }

    public List<Row> rows() {
        return rows;
    }
}
