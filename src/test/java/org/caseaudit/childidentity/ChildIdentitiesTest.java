package org.caseaudit.childidentity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The store of who the children are; {@link IdentityPageTest} shows who is told. */
class ChildIdentitiesTest extends ProcessTest {

    private static final ChildIdentity CHILD = new ChildIdentity("Ada Test", LocalDate.of(2015, 3, 1), "NHS 123");

    @Autowired
    private ChildIdentities identities;

    private final String caseRef = "CID-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void child() {
        identities.keep(caseRef, CHILD);
    }

    @Test
    void givesNothingAwayInLogs() {
        assertThat(CHILD.toString()).doesNotContain("Ada", "2015", "123");
    }

    @Test
    void keepsTheSameIdentityWithoutNews() {
        assertThat(identities.keep(caseRef, CHILD)).isFalse();
        assertThat(identities.keep(caseRef, new ChildIdentity("Ada Test", null, null))).isTrue();
    }
}
