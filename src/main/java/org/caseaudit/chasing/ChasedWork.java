package org.caseaudit.chasing;

import java.util.Optional;

/** Work of one kind that somebody may be waited for; each feature that waits provides one. */
public interface ChasedWork {

    /** As the decision table names it, such as {@code return} or {@code concern}. */
    String kind();

    /** How the work stands now, or nothing once it is no longer waited for. */
    Optional<Waiting> find(long id);
}
