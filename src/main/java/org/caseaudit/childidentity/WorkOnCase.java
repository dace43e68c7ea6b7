package org.caseaudit.childidentity;

import java.util.Optional;
import org.caseaudit.identity.CurrentUser;

/** Knows one kind of work on a case; only who has such work now has a reason to know who the child is. */
public interface WorkOnCase {

    /** What the person is asked to do on the case now, as the log names it. */
    Optional<String> openTask(CurrentUser person, String caseRef);
}
