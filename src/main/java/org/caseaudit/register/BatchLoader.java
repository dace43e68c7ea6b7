package org.caseaudit.register;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** What every database understands. */
final class BatchLoader implements RegisterLoader {

    private static final int BATCH = 1000;

    private final PreparedStatement insert;
    private final int[] slots;
    private int waiting;

    BatchLoader(Connection connection, String table, List<String> columns, int[] slots) throws SQLException {
        this.slots = slots;
        insert = connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(slots.length, "?")) + ")");
    }

    @Override
    public void add(String[] row) throws IOException {
        try {
            for (int i = 0; i < slots.length; i++) {
                insert.setString(i + 1, row[slots[i]]);
            }
            insert.addBatch();
            if (++waiting == BATCH) {
                insert.executeBatch();
                waiting = 0;
            }
        } catch (SQLException e) {
            throw RegisterLoader.failed(e);
        }
    }

    @Override
    public void finish() throws IOException {
        try {
            insert.executeBatch();
        } catch (SQLException e) {
            throw RegisterLoader.failed(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            insert.close();
        } catch (SQLException e) {
            throw RegisterLoader.failed(e);
        }
    }
}
