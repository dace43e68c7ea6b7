package org.caseaudit.actions;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Refuses what cannot follow in its state. */
@Entity
@Table(name = "audit_action")
class AuditActionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long auditRoundId;
    private int number;
    private String text;
    private LocalDate dueOn;
    private LocalDate firstDueOn;
    private String evidenceWanted;
    private String measure;
    private boolean restricted;

    @Enumerated(EnumType.STRING)
    private ActionState state = ActionState.AGREED;

    private Instant agreedAt;
    private String agreedBy;
    private LocalDate doneOn;
    private String evidence;
    private Instant completedAt;
    private String completedBy;
    private LocalDate checkDueOn;
    private Instant verifiedAt;
    private String verifiedBy;
    private LocalDate reviewOn;
    private Boolean worked;
    private String shownBy;
    private LocalDate reauditOn;
    private Instant effectCheckedAt;
    private String effectCheckedBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "audit_action_owner", joinColumns = @JoinColumn(name = "audit_action_id"))
    @OrderColumn(name = "position")
    @Column(name = "owner")
    private List<String> owners = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "audit_action_finding", joinColumns = @JoinColumn(name = "audit_action_id"))
    @Column(name = "finding_number")
    private Set<Integer> findings = new TreeSet<>();

    protected AuditActionEntity() {
    }

    AuditActionEntity(long auditRoundId, int number, NewAction given, Instant at, String by) {
        this.auditRoundId = auditRoundId;
        this.number = number;
        this.text = given.text();
        this.findings.addAll(given.findings());
        this.owners.addAll(given.owners());
        this.dueOn = given.dueOn();
        this.firstDueOn = given.dueOn();
        this.evidenceWanted = given.evidenceWanted();
        this.measure = given.measure();
        this.restricted = given.restricted();
        this.agreedAt = at;
        this.agreedBy = by;
    }

    void open() {
        expect(ActionState.AGREED);
        state = ActionState.OPEN;
    }

    void complete(LocalDate doneOn, String evidence, LocalDate checkDueOn, Instant at, String by) {
        expect(ActionState.OPEN);
        this.state = ActionState.DONE;
        this.doneOn = doneOn;
        this.evidence = evidence;
        this.checkDueOn = checkDueOn;
        this.completedAt = at;
        this.completedBy = by;
    }

    void verify(LocalDate reviewOn, LocalDate checkDueOn, Instant at, String by) {
        expect(ActionState.DONE);
        this.state = ActionState.VERIFIED;
        this.reviewOn = reviewOn;
        this.checkDueOn = checkDueOn;
        this.verifiedAt = at;
        this.verifiedBy = by;
    }

    void checkEffect(boolean worked, String shownBy, LocalDate reauditOn, Instant at, String by) {
        expect(ActionState.VERIFIED);
        this.worked = worked;
        this.shownBy = shownBy;
        this.effectCheckedAt = at;
        this.effectCheckedBy = by;
        if (worked) {
            state = ActionState.WORKED;
            this.reauditOn = reauditOn;
        }
    }

    void extend(LocalDate newDueOn) {
        expect(ActionState.OPEN);
        dueOn = newDueOn;
    }

    /** Back to its owners. What was done before stays among the events. */
    void reopen(LocalDate newDueOn) {
        if (state != ActionState.DONE && state != ActionState.VERIFIED) {
            expect(ActionState.DONE);
        }
        state = ActionState.OPEN;
        dueOn = newDueOn;
        doneOn = null;
        evidence = null;
        completedAt = null;
        completedBy = null;
        checkDueOn = null;
        verifiedAt = null;
        verifiedBy = null;
        reviewOn = null;
    }

    private void expect(ActionState expected) {
        if (state != expected) {
            throw new IllegalStateException("action A%d is %s, not %s".formatted(number, state, expected));
        }
    }

    long auditRoundId() {
        return auditRoundId;
    }

    AuditAction toAction(String roundReference) {
        return new AuditAction(
                id, auditRoundId, number, roundReference + " A" + number, text, owners, dueOn, firstDueOn,
                findings.stream().sorted().toList(), evidenceWanted, measure, restricted, state, doneOn, evidence,
                completedBy, checkDueOn, verifiedBy, reviewOn, worked, shownBy, reauditOn, agreedAt);
    }
}
