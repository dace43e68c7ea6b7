package org.caseaudit.consent;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

@Entity
@Table(name = "agreement")
class AgreementEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long auditCaseId;
    private Long auditRoundId;
    private LocalDate dueOn;
    private int timesAsked;

    @Enumerated(EnumType.STRING)
    private AgreementState state = AgreementState.AWAITED;

    private Instant withdrawnAt;
    private String withdrawnBy;

    @Enumerated(EnumType.STRING)
    private WithdrawalNotice.Teller withdrawnToldBy;

    private LocalDate withdrawnToldOn;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "agreement_id", nullable = false)
    @OrderBy("id")
    private List<AgreementAnswerEntity> answers = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "agreement_id", nullable = false)
    @OrderBy("id")
    private List<AskingDecisionEntity> decisions = new ArrayList<>();

    protected AgreementEntity() {
    }

    AgreementEntity(long auditCaseId, long auditRoundId) {
        this.auditCaseId = auditCaseId;
        this.auditRoundId = auditRoundId;
    }

    void ask(LocalDate answerDueOn) {
        if (state != AgreementState.AWAITED && state != AgreementState.NOT_REACHED) {
            throw new AgreementStateException("This family has answered: " + state.words());
        }
        state = AgreementState.AWAITED;
        dueOn = answerDueOn;
    }

    void answered(List<Answer> given, AgreementState outcome, String recordedBy, Instant recordedAt) {
        mustBeAwaited();
        timesAsked++;
        given.stream().filter(answer -> answers.stream().noneMatch(before -> before.toAnswer().equals(answer)))
                .forEach(answer -> add(answer, recordedBy, recordedAt));
        state = outcome;
    }

    void decided(boolean askOn, String reason, String decidedBy, Instant decidedAt) {
        mustBeAwaited();
        decisions.add(new AskingDecisionEntity(askOn, reason, decidedBy, decidedAt));
        if (!askOn) {
            state = AgreementState.NOT_REACHED;
        }
    }

    void withdraw(String by, Instant at) {
        if (state != AgreementState.AGREED && state != AgreementState.AWAITED
                && state != AgreementState.NOT_REACHED && state != AgreementState.STILL_OPEN) {
            throw new AgreementStateException("There is no agreement to withdraw: " + state.words());
        }
        state = AgreementState.WITHDRAWN;
        withdrawnAt = at;
        withdrawnBy = by;
        answers.forEach(AgreementAnswerEntity::forgetWords);
        decisions.clear();
    }

    void withdrawalTold(WithdrawalNotice notice, String by, Instant at) {
        withdrawnToldBy = notice.toldBy();
        withdrawnToldOn = notice.toldOn();
        if (notice.toldBy() != null) {
            notice.toldBy().person().ifPresent(person -> add(
                    new Answer(person, Answer.Outcome.WITHDRAWN, null, notice.toldOn(), null, null), by, at));
        }
    }

    private void add(Answer answer, String recordedBy, Instant recordedAt) {
        answers.add(new AgreementAnswerEntity(timesAsked, answer, recordedBy, recordedAt));
    }

    void closeStillOpen() {
        if (state == AgreementState.AWAITED) {
            state = AgreementState.STILL_OPEN;
        }
    }

    private void mustBeAwaited() {
        if (state != AgreementState.AWAITED) {
            throw new AgreementStateException("No answer is awaited from this family: " + state.words());
        }
    }

    Agreement toAgreement() {
        return new Agreement(auditCaseId, auditRoundId, dueOn, timesAsked, state,
                answers.stream().map(AgreementAnswerEntity::toAnswer).toList(), withdrawnAt);
    }
}
