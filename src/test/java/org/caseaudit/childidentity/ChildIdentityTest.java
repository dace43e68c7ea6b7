package org.caseaudit.childidentity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Who a child is; {@link IdentityPageTest} shows who is told. */
class ChildIdentityTest {

    @Test
    void givesNothingAwayInLogs() {
        assertThat(new ChildIdentity("Ada Test", LocalDate.of(2015, 3, 1), "NHS 123").toString())
                .doesNotContain("Ada", "2015", "123");
    }
}
