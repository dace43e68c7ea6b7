package org.caseaudit.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL's copy protocol, text format. */
final class CopyLoader implements RegisterLoader {

    private static final int CHUNK = 1 << 16;

    private final PGConnection connection;
    private final String table;
    private final int[] slots;
    private final CopyIn copy;
    private final StringBuilder chunk = new StringBuilder(CHUNK + (1 << 13));

    CopyLoader(PGConnection connection, String table, List<String> columns, int[] slots) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.slots = slots;
        copy = connection.getCopyAPI().copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin");
    }

    @Override
    public void add(String[] row) throws IOException {
        for (int slot : slots) {
            if (slot > 0) {
                chunk.append('\t');
            }
            append(row[slot]);
        }
        chunk.append('\n');
        if (chunk.length() >= CHUNK) {
            send();
        }
    }

    /** No value has a control character; what is left to escape is the backslash. */
    private void append(String value) {
        if (value == null) {
            chunk.append("\\N");
        } else if (value.indexOf('\\') >= 0) {
            chunk.append(value.replace("\\", "\\\\"));
        } else {
            chunk.append(value);
        }
    }

    private void send() throws IOException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        chunk.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw RegisterLoader.failed(e);
        }
    }

    @Override
    public void finish() throws IOException {
        send();
        try {
            copy.endCopy();
            // Nobody else gathers statistics of a temporary table, and joins without them may take hours.
            try (Statement statement = ((Connection) connection).createStatement()) {
                statement.execute("analyze " + table);
            }
        } catch (SQLException e) {
            throw RegisterLoader.failed(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException e) {
                throw RegisterLoader.failed(e);
            }
        }
    }
}
