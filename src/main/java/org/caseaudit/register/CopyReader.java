package org.caseaudit.register;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows of a query by PostgreSQL's copy protocol, binary format: the server sends while we take in what it has sent,
 * where a cursor would have each of the two wait for the other every few rows. The protocol sends a row a message.
 */
final class CopyReader {

    /** Signature and flags, which come before the length of a header that may follow. */
    private static final int BEFORE_HEADER = 11 + Integer.BYTES;

    private final PGConnection connection;

    CopyReader(PGConnection connection) {
        this.connection = connection;
    }

    /** A value as it stands in a query, because a query that is copied has no parameters. */
    String literal(Object value) {
        if (value instanceof Number) {
            return value.toString();
        }
        try {
            return (value instanceof LocalDate ? "date '" : "'") + connection.escapeLiteral(value.toString()) + "'";
        } catch (SQLException e) {
            throw new IllegalArgumentException("a value that no query can have", e);
        }
    }

    /** Gives every row of the query, whose columns are all texts; null where they are. */
    void read(String query, Consumer<Utf8[]> consumer) throws SQLException {
        CopyOut copy = connection.getCopyAPI().copyOut("copy (" + query + ") to stdout (format binary)");
        try {
            boolean begun = false;
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                ByteBuffer row = ByteBuffer.wrap(message);
                if (!begun) {
                    row.position(BEFORE_HEADER);
                    int header = row.getInt();
                    row.position(row.position() + header);
                    begun = true;
                }
                int columns = row.hasRemaining() ? row.getShort() : -1;
                if (columns >= 0) {
                    consumer.accept(row(row, columns));
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static Utf8[] row(ByteBuffer row, int columns) {
        Utf8[] texts = new Utf8[columns];
        for (int i = 0; i < columns; i++) {
            int length = row.getInt();
            if (length >= 0) {
                texts[i] = new Utf8(row.array(), row.position(), length);
                row.position(row.position() + length);
            }
        }
        return texts;
    }
}
