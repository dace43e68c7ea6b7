package org.caseaudit.childidentity;

import org.springframework.security.access.AccessDeniedException;

/** Who the child is was not told; the attempt is on record. Answered with status 403. */
public class IdentityDeniedException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    IdentityDeniedException(String why) {
        super(why);
    }
}
