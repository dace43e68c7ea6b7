package org.caseaudit.process;

import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tables that the migrations make are those that the entities expect. */
class SchemaTest extends ProcessTest {

    @Autowired
    private EntityManagerFactory mapping;

    @Test
    void everyEntityFindsItsTableAndColumns() {
        assertThatCode(() -> mapping.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects())
                .doesNotThrowAnyException();
    }
}
