package org.caseaudit.oversight.cockpit;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** For administrators, after returns were changed past the application, as by a restore or by hand. */
@Component
@Endpoint(id = "returnsstanding")
class ReturnsStandingEndpoint {

    private final ReturnsStanding standing;

    ReturnsStandingEndpoint(ReturnsStanding standing) {
        this.standing = standing;
    }

    /** How many rows of the panel differ from the returns that they count. */
    @ReadOperation
    Map<String, Long> differing() {
        return Map.of("differing", standing.differing());
    }

    /** Counts all rows anew. */
    @WriteOperation
    Map<String, Long> rebuild() {
        standing.rebuild();
        return differing();
    }
}
