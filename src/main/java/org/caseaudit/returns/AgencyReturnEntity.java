package org.caseaudit.returns;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.caseaudit.identity.Agency;
import org.caseaudit.returns.AgencyReturn.Answer;
import org.caseaudit.returns.AgencyReturn.Liaison;
import org.caseaudit.returns.AgencyReturn.Liaison.Decision;

@Entity
@Table(name = "agency_return")
class AgencyReturnEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long auditRoundId;
    private Long auditCaseId;
    private String reference;
    private String agencyCode;
    private String agencyName;
    private String leadAuditor;
    private LocalDate dueOn;
    private LocalDate firstDueOn;

    @Enumerated(EnumType.STRING)
    private ReturnState state;

    @Enumerated(EnumType.STRING)
    private ReturnOutcome outcome;

    private String outcomeReason;

    @Enumerated(EnumType.STRING)
    private AuditMethod auditMethod;

    private Boolean openInWindow;
    private Instant submittedAt;
    private String submittedBy;
    private boolean late;
    private boolean beforePanel;
    private String addedBecause;
    private String toolFormId;
    private int toolFormVersion;

    @Version
    private int version;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "agency_return_id", nullable = false)
    @OrderBy("position")
    private List<ReturnAnswerEntity> answers = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "return_measure", joinColumns = @JoinColumn(name = "agency_return_id"))
    @OrderColumn(name = "position")
    private List<ReturnMeasure> measures = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "return_question", joinColumns = @JoinColumn(name = "agency_return_id"))
    @OrderColumn(name = "position")
    @Column(name = "question")
    private List<String> questions = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "agency_return_id", nullable = false)
    @OrderBy("id")
    private List<ReturnLiaisonEntity> liaisons = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "agency_return_id", nullable = false)
    @OrderBy("id")
    private List<ReturnExtensionEntity> extensions = new ArrayList<>();

    protected AgencyReturnEntity() {
    }

    AgencyReturnEntity(
            long auditRoundId, long auditCaseId, String caseReference, Agency agency, LocalDate dueOn,
            String toolFormId, int toolFormVersion) {
        this.auditRoundId = auditRoundId;
        this.auditCaseId = auditCaseId;
        this.reference = caseReference + " " + agency.name();
        this.agencyCode = agency.code();
        this.agencyName = agency.name();
        this.leadAuditor = agency.leadAuditor();
        this.dueOn = dueOn;
        this.firstDueOn = dueOn;
        this.toolFormId = toolFormId;
        this.toolFormVersion = toolFormVersion;
        this.state = ReturnState.REQUESTED;
        this.beforePanel = true;
    }

    void submit(ReturnSubmission submission, String by, Instant at, boolean afterDueDate, boolean ahead) {
        mustBe(ReturnState.REQUESTED, "submitted");
        outcome = submission.outcome();
        outcomeReason = submission.outcomeReason();
        auditMethod = submission.auditMethod();
        openInWindow = submission.openInWindow();
        answers.clear();
        for (Answer answer : submission.answers()) {
            answers.add(new ReturnAnswerEntity(answers.size(), answer));
        }
        measures.clear();
        submission.measures().forEach(measure -> measures.add(new ReturnMeasure(measure)));
        submittedBy = by;
        submittedAt = at;
        late = late || afterDueDate;
        beforePanel = ahead;
        state = ReturnState.IN;
    }

    void accept() {
        mustBe(ReturnState.IN, "accepted");
        state = ReturnState.ACCEPTED;
    }

    void ask(String question) {
        mustBe(ReturnState.IN, "sent back");
        questions.add(question);
    }

    void reopen(LocalDate newDueOn) {
        mustBe(ReturnState.IN, "reopened");
        dueOn = newDueOn;
        state = ReturnState.REQUESTED;
    }

    void agree(Liaison liaison) {
        mustBe(ReturnState.REQUESTED, "talked about");
        liaisons.add(new ReturnLiaisonEntity(liaison));
        if (liaison.decision() == Decision.EXCUSE) {
            state = ReturnState.EXCUSED;
            outcome = ReturnOutcome.UNABLE_TO_TAKE_PART;
            outcomeReason = liaison.reason();
            answers.clear();
            measures.clear();
        } else if (liaison.decision() == Decision.EXTEND) {
            dueOn = liaison.newDueOn();
        }
    }

    /** An agency that is not on the roster is asked about this case. */
    void addBecause(String reason) {
        addedBecause = reason;
    }

    void askForMoreTime(LocalDate wishedOn, String reason, String by, Instant at) {
        mustBe(ReturnState.REQUESTED, "extended");
        if (isMoreTimeAskedFor()) {
            throw new IllegalStateException(reference + ": the agency has already asked for more time");
        }
        extensions.add(new ReturnExtensionEntity(wishedOn, reason, by, at));
    }

    /** @param grantedOn the new due date, or null to refuse */
    void decideOnMoreTime(LocalDate grantedOn, String answer, String by, Instant at) {
        mustBe(ReturnState.REQUESTED, "extended");
        if (!isMoreTimeAskedFor()) {
            throw new IllegalStateException(reference + ": no more time is asked for");
        }
        extensions.get(extensions.size() - 1).decide(grantedOn, answer, by, at);
        if (grantedOn != null) {
            dueOn = grantedOn;
        }
    }

    private boolean isMoreTimeAskedFor() {
        return !extensions.isEmpty() && !extensions.get(extensions.size() - 1).isDecided();
    }

    void closeAsNotReturned() {
        mustBe(ReturnState.REQUESTED, "closed");
        state = ReturnState.NOT_RETURNED;
    }

    /** The family withdrew: nothing that the agency wrote about the child is kept. */
    void withdraw() {
        state = ReturnState.WITHDRAWN;
        answers.clear();
        measures.clear();
        liaisons.clear();
        extensions.clear();
        questions.clear();
        outcome = null;
        outcomeReason = null;
        auditMethod = null;
        openInWindow = null;
        addedBecause = null;
    }

    Long id() {
        return id;
    }

    String reference() {
        return reference;
    }

    Long auditCaseId() {
        return auditCaseId;
    }

    ReturnState state() {
        return state;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    AgencyReturn toReturn() {
        return new AgencyReturn(id, auditRoundId, auditCaseId, reference, agencyCode, agencyName, leadAuditor, dueOn,
                firstDueOn, state, outcome, outcomeReason, auditMethod, openInWindow, submittedAt, submittedBy, late,
                beforePanel, addedBecause, List.copyOf(questions), toolFormId, toolFormVersion,
                liaisons.stream().map(ReturnLiaisonEntity::toLiaison).toList(),
                extensions.stream().map(ReturnExtensionEntity::toExtension).toList(),
                answers.stream().map(ReturnAnswerEntity::toAnswer).toList(),
                measures.stream().map(ReturnMeasure::toMeasure).toList());
    }

    private void mustBe(ReturnState needed, String wanted) {
        if (state != needed) {
            throw new IllegalStateException(reference + " cannot be " + wanted + ": it is " + state);
        }
    }
}
