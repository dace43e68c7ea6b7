package org.caseaudit.register;

import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;

/** Fills a table as fast as the database can take rows. Closed before {@link #finish}, it leaves nothing. */
interface RegisterLoader extends Closeable {

    /** @param row as {@link RowReader#read} returns it */
    void add(String[] row) throws IOException;

    void finish() throws IOException;

    /** The database's own message would quote the row. */
    static Failed failed(SQLException e) {
        return new Failed(e.getSQLState());
    }

    /** Its message quotes no data. */
    final class Failed extends IOException {

        private static final long serialVersionUID = 1L;

        private Failed(String sqlState) {
            super("the database refused the extract, SQL state " + sqlState);
        }
    }
}
