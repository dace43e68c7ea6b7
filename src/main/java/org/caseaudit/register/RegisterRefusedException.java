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
     * @param column name of the column, or null where the whole line is meant
     * @param reason never repeats the value, which may tell of a child
     */
    public record Row(long line, String column, String reason) {
    }

    RegisterRefusedException(List<Row> rows) {
        super(rows.size() + (rows.size() == 1 ? " entry" : " entries") + " of the register extract cannot be taken");
        this.rows = List.copyOf(rows);
    }

    public List<Row> rows() {
        return rows;
    }
}
