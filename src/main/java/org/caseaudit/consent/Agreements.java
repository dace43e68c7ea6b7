package org.caseaudit.consent;

import java.time.Clock;
import java.util.ArrayList;
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
     * Keeps what asking led to. One no is a no for the family; otherwise the parent's answer counts.
     *
     * @param child null where nothing is known about asking the child
     */
    public Agreement answered(long caseId, Answer parent, Answer child, String recordedBy) {
        boolean refused = parent.outcome() == Answer.Outcome.REFUSED
                || child != null && child.outcome() == Answer.Outcome.REFUSED;
        AgreementState outcome = refused ? AgreementState.REFUSED
                : switch (parent.outcome()) {
                    case AGREED -> AgreementState.AGREED;
                    case UNSAFE_TO_ASK -> AgreementState.UNSAFE_TO_ASK;
                    case NOT_REACHED -> AgreementState.NOT_REACHED;
                    case REFUSED, NOT_ASKED -> throw new IllegalArgumentException("a parent is asked");
                };
        List<Answer> given = new ArrayList<>(List.of(parent));
        if (child != null) {
            given.add(child);
        }
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
     * The family withdraws, which it may do at any time until publication. The case leaves the sample; views and
     * reasons are deleted, that it happened is kept, and {@link CaseWithdrawn} tells everyone who holds answers.
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
