package org.caseaudit.register;

import java.util.ArrayList;
import java.util.List;
import org.caseaudit.register.RegisterRefusedException.Row;

/** Everything in an extract that cannot be taken, in the order of the file. */
final class Faults {

    /** Whoever has as many to mend mends the cause and not the rows; reading on would only cost memory. */
    static final int MOST = 100_000;

    private final List<Row> rows = new ArrayList<>();

    void add(long line, String column, String value, String reason) {
        if (rows.size() == MOST) {
            rows.add(new Row(line, null, null,
                    "and perhaps more: reading ended here, since %,d entries cannot be taken".formatted(MOST)));
        } else if (!isFull()) {
            rows.add(new Row(line, column, value, reason));
        }
    }

    boolean isFull() {
        return rows.size() > MOST;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    void throwIfAny() {
        if (!rows.isEmpty()) {
            throw toException();
        }
    }

    RegisterRefusedException toException() {
        return new RegisterRefusedException(rows);
    }
}
