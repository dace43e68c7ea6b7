package org.caseaudit.consent;

import org.caseaudit.consent.process.CaseWithdrawal;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes a family's withdrawal from coordinators and the participation team. */
@RestController
class CaseWithdrawalController {

    private final CaseWithdrawal withdrawal;
    private final CurrentUser currentUser;

    CaseWithdrawalController(CaseWithdrawal withdrawal, CurrentUser currentUser) {
        this.withdrawal = withdrawal;
        this.currentUser = currentUser;
    }

    @PostMapping("/cases/{caseRef}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String caseRef) {
        if (!currentUser.isIn(Groups.COORDINATORS) && !currentUser.isIn(Groups.PARTICIPATION)) {
            throw new AccessDeniedException("only coordinators and the participation team record a withdrawal");
        }
        if (!withdrawal.withdraw(caseRef, currentUser.id())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND,
                    "caseRef: no audit under way has such a case; it was never sampled, has dropped out, or its report "
                    + "is published");
        }
    }
}
