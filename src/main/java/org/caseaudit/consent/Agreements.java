package org.caseaudit.consent;

import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.caseaudit.sampling.AuditCase;
import org.caseaudit.sampling.AuditCases;
import org.caseaudit.sampling.CaseStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Families' agreement to take part, case by case and person by person. */
@Service("agreements")
@Transactional
public class Agreements {

    private final AgreementRepository agreements;
    private final InterviewRepository interviews;
    private final AuditCases cases;
    private final DueDays dueDays;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Agreements(AgreementRepository agreements, InterviewRepository interviews, AuditCases cases, DueDays dueDays,
            ApplicationEventPublisher events, Clock clock) {
        this.agreements = agreements;
        this.interviews = interviews;
        this.cases = cases;
        this.dueDays = dueDays;
        this.events = events;
        this.clock = clock;
    }

    /** A family is to be asked, for the first time or once more. */
    public Agreement ask(long caseId) {
        AgreementEntity agreement = agreements.findByAuditCaseId(caseId)
                .orElseGet(() -> new AgreementEntity(caseId, cases.find(caseId).roundId()));
        agreement.ask(dueDays.agreement());
        return agreements.save(agreement).toAgreement();
    }

    /**
     * Keeps what asking led to, person by person; {@link AgreementState} says what it means for the family.
     *
     * @param given the parent's answer, and those of a second parent and of the child where there are any
     */
    public Agreement answered(long caseId, List<Answer> given, String recordedBy) {
        AgreementState outcome = AgreementState.of(given);
        Agreement agreement = change(caseId, a -> a.answered(given, outcome, recordedBy, clock.instant()));
        if (outcome == AgreementState.AGREED) {
            cases.agreed(caseId);
        }
        return agreement;
    }

    /** No answer came in time; the coordinator lets the participation team ask on, or gives the asking up. */
    public Agreement decidedHowToAsk(long caseId, boolean askOn, String reason, String decidedBy) {
        return change(caseId, a -> a.decided(askOn, reason, decidedBy, clock.instant()));
    }

    /**
     * The family withdraws, which it may do at any time until publication. The case leaves the sample; views, reasons
     * and names of those who asked are deleted, that it happened is kept, and {@link CaseWithdrawn} tells everyone who
     * holds answers.
     *
     * @throws AgreementStateException if there is nothing to withdraw
     */
    public Agreement withdraw(long caseId, String recordedBy) {
        AuditCase dropped = cases.dropOut(caseId, CaseStatus.WITHDRAWN, null);
        Agreement agreement = change(caseId, a -> a.withdraw(recordedBy, clock.instant()));
        interviews.findByAuditCaseId(caseId).ifPresent(InterviewEntity::withdraw);
        events.publishEvent(new CaseWithdrawn(caseId, dropped.roundId()));
        return agreement;
    }

    /** Who told of a withdrawal, and when. */
    public Agreement withdrawalTold(long caseId, WithdrawalNotice notice, String recordedBy) {
        return change(caseId, a -> a.withdrawalTold(notice, recordedBy, clock.instant()));
    }

    /** The report is signed off: an answer still awaited never comes. */
    public void closeStillOpen(long caseId) {
        agreements.findByAuditCaseId(caseId).ifPresent(AgreementEntity::closeStillOpen);
    }

    @Transactional(readOnly = true)
    public Optional<Agreement> find(long caseId) {
        return agreements.findByAuditCaseId(caseId).map(AgreementEntity::toAgreement);
    }

    /** All agreements that were asked for in a round, those of cases that dropped out among them. */
    @Transactional(readOnly = true)
    public List<Agreement> inRound(long roundId) {
        return agreements.findByAuditRoundIdOrderById(roundId).stream().map(AgreementEntity::toAgreement).toList();
    }

    private Agreement change(long caseId, Consumer<AgreementEntity> change) {
        AgreementEntity agreement = agreements.findByAuditCaseId(caseId).orElseThrow(
                () -> new NoSuchElementException("No agreement has been asked for in audit case " + caseId));
        change.accept(agreement);
        return agreements.save(agreement).toAgreement();
    }
}
