package org.caseaudit.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.test.context.DynamicPropertyRegistry;

/** H2 in memory, or a real PostgreSQL with {@code -Dtest.database=postgresql}. */
public final class TestDatabase {

    private TestDatabase() {
    }

    /** Points the application at the database of this run. */
    public static void register(DynamicPropertyRegistry properties) {
        if ("postgresql".equals(System.getProperty("test.database"))) {
            properties.add("spring.datasource.url", () -> Postgres.SERVER.getJdbcUrl("postgres", "postgres"));
            properties.add("spring.datasource.username", () -> "postgres");
        }
    }

    private static final class Postgres {

        /** Lives as long as the JVM: closed before the application's context, it would hold up the JVM's exit. */
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
