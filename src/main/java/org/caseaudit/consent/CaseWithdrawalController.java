package org.caseaudit.consent;

import java.time.Clock;
import java.time.LocalDate;
import org.caseaudit.consent.process.CaseWithdrawal;
import org.caseaudit.identity.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes a family's withdrawal from coordinators and the participation team, by REST; {@link WithdrawalPages} by page. */
@RestController
class CaseWithdrawalController {

    private final CaseWithdrawal withdrawal;
    private final CurrentUser currentUser;
    private final Clock clock;

    CaseWithdrawalController(CaseWithdrawal withdrawal, CurrentUser currentUser, Clock clock) {
        this.withdrawal = withdrawal;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @param told may be left out: the withdrawal then counts as told today */
    @PostMapping("/cases/{caseRef}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String caseRef, @RequestBody(required = false) WithdrawalNotice told) {
        WithdrawalPages.onlyThoseWhoRecord(currentUser);
        LocalDate today = LocalDate.now(clock);
        WithdrawalNotice notice = told == null || told.toldOn() == null
                ? new WithdrawalNotice(told == null ? null : told.toldBy(), today) : told;
        WithdrawalPages.refuseTheFuture(notice, today);
        if (!withdrawal.withdraw(caseRef, notice, currentUser.id())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND,
                    "caseRef: no audit under way has such a case; it was never sampled, or has dropped out");
        }
    }
}
