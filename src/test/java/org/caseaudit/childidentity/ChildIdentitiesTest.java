package org.caseaudit.childidentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseaudit.process.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody learns who a child is without work on the case, a reason and a line in the log. */
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
    void tellsSomebodyWithAnOpenTaskAndLogsIt() {
        identity.setAuthentication("paul", List.of());
        assertThat(identities.read(caseRef, "To find the record", (user, ref) -> user.equals("paul") && ref.equals(caseRef)))
                .isEqualTo(CHILD);
        assertThat(identities.accesses(caseRef))
                .extracting(IdentityAccess::userId, IdentityAccess::reason, IdentityAccess::granted)
                .containsExactly(tuple("paul", "To find the record", true));
        assertThat(identities.accesses(caseRef).get(0).at()).isEqualTo("2026-09-07T09:00:00Z");
    }

    @Test
    void deniesWithoutOpenTaskReasonOrPersonAndLogsThatToo() {
        denied("To find the record", (user, ref) -> true);
        identity.setAuthentication("paul", List.of());
        denied("To find the record", (user, ref) -> false);
        denied("  ", (user, ref) -> true);
        denied("x".repeat(501), (user, ref) -> true);
        assertThat(identities.accesses(caseRef)).hasSize(4).noneMatch(IdentityAccess::granted);
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

    private void denied(String reason, OpenTaskCheck check) {
        assertThatThrownBy(() -> identities.read(caseRef, reason, check)).isInstanceOf(IdentityDeniedException.class)
                .hasMessageNotContaining("Ada");
    }
}
