package org.caseaudit.returns;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseaudit.returns.ReturnPart.State;

@Entity
@Table(name = "return_part")
class ReturnPartEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long agencyReturnId;
    private Long auditRoundId;
    private Long auditCaseId;

    @Enumerated(EnumType.STRING)
    private ContributorKind kind;

    private String contributor;
    private String contributorName;
    private String standards;
    private String question;
    private String handedOverBy;
    private Instant handedOverAt;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private PartOutcome outcome;

    private String outcomeReason;
    private String answer;
    private Instant answeredAt;
    private boolean late;

    @ElementCollection
    @CollectionTable(name = "return_part_evidence", joinColumns = @JoinColumn(name = "return_part_id"))
    @OrderColumn(name = "position")
    private List<PartEvidence> evidence = new ArrayList<>();

    @Version
    private int version;

    protected ReturnPartEntity() {
    }

    ReturnPartEntity(AgencyReturn whole, PartRequest request, String by, Instant at) {
        this.agencyReturnId = whole.id();
        this.auditRoundId = whole.auditRoundId();
        this.auditCaseId = whole.auditCaseId();
        this.kind = request.kind();
        this.contributor = request.contributor().id();
        this.contributorName = request.contributor().name();
        this.standards = String.join(",", request.standards());
        this.question = request.question();
        this.dueOn = request.dueOn();
        this.handedOverBy = by;
        this.handedOverAt = at;
        this.state = State.REQUESTED;
    }

    void answer(PartAnswer given, Instant at, boolean afterDueDate) {
        mustBeAskedFor();
        outcome = given.outcome();
        outcomeReason = given.reason();
        answer = given.answer();
        given.evidence().forEach(e -> evidence.add(new PartEvidence(e)));
        answeredAt = at;
        late = afterDueDate;
        state = State.IN;
    }

    void moveDate(LocalDate day) {
        mustBeAskedFor();
        dueOn = day;
    }

    void takeBack() {
        mustBeAskedFor();
        state = State.TAKEN_BACK;
    }

    /** The return is over: nobody waits for the part any more. */
    void miss() {
        if (state == State.REQUESTED) {
            state = State.MISSED;
        }
    }

    /** The family withdrew: nothing that anybody wrote about the child is kept. */
    void withdraw() {
        miss();
        standards = "";
        question = null;
        outcome = null;
        outcomeReason = null;
        answer = null;
        evidence.clear();
    }

    ReturnPart toPart() {
        return new ReturnPart(id, agencyReturnId, auditRoundId, auditCaseId, kind, contributor, contributorName,
                standards.isEmpty() ? List.of() : List.of(standards.split(",")), question, handedOverBy, dueOn, state,
                outcome, outcomeReason, answer, answeredAt, late,
                evidence.stream().map(PartEvidence::toEvidence).toList());
    }

    private void mustBeAskedFor() {
        if (state != State.REQUESTED) {
            throw new IllegalStateException("part " + id + " is not asked for: it is " + state);
        }
    }
}
