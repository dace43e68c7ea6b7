package org.caseaudit.wave;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The tests' PostgreSQL with the durability of a real one, which the tests' own default switches off. */
public final class DurablePostgres {

    private DurablePostgres() {
    }

    public static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "150")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
