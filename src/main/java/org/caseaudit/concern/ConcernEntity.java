package org.caseaudit.concern;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

@Entity
@Table(name = "concern")
class ConcernEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long auditRoundId;
    private Long auditCaseId;

    @Enumerated(EnumType.STRING)
    private ConcernState state;

    private boolean holdsCase;
    private String raisedBy;
    private Instant raisedAt;
    private LocalDate dueOn;
    private String worry;
    private String response;
    private String respondedBy;
    private Instant respondedAt;
    private Boolean meetingNeeded;
    private LocalDate meetingDueOn;
    private LocalDate meetingOn;
    private String conclusion;

    @Enumerated(EnumType.STRING)
    private ConcernOutcome outcome;

    private Instant closedAt;

    @Version
    private int version;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "concern_id", nullable = false)
    private List<ConcernReminderNoteEntity> notes = new ArrayList<>();

    protected ConcernEntity() {
    }

    ConcernEntity(
            long auditRoundId, long auditCaseId, String worry, String raisedBy, Instant raisedAt, LocalDate dueOn) {
        this.auditRoundId = auditRoundId;
        this.auditCaseId = auditCaseId;
        this.worry = worry;
        this.raisedBy = raisedBy;
        this.raisedAt = raisedAt;
        this.dueOn = dueOn;
        this.state = ConcernState.RAISED;
        this.holdsCase = true;
    }

    void respond(
            String aResponse, ConcernOutcome withoutMeeting, LocalDate otherwiseMeetBy, String by, Instant at) {
        mustBe(ConcernState.RAISED, "answered");
        response = aResponse;
        respondedBy = by;
        respondedAt = at;
        meetingNeeded = withoutMeeting == null;
        outcome = withoutMeeting;
        meetingDueOn = withoutMeeting == null ? otherwiseMeetBy : null;
        state = withoutMeeting == null ? ConcernState.MEETING_NEEDED : ConcernState.SETTLED;
    }

    void met(LocalDate heldOn, String aConclusion, ConcernOutcome anOutcome) {
        mustBe(ConcernState.MEETING_NEEDED, "discussed");
        meetingOn = heldOn;
        conclusion = aConclusion;
        outcome = anOutcome;
        state = ConcernState.SETTLED;
    }

    void reached(String note, String by, Instant at) {
        notes.add(new ConcernReminderNoteEntity(note, by, at));
    }

    void hold() {
        holdsCase = true;
    }

    void release(Instant at) {
        mustBe(ConcernState.SETTLED, "released");
        holdsCase = false;
        closedAt = at;
    }

    Long id() {
        return id;
    }


    Concern toConcern() {
        return new Concern(
                id, reference(), auditRoundId, auditCaseId, state, holdsCase, raisedAt, dueOn, meetingDueOn, closedAt);
    }

    ConcernContent toContent() {
        return new ConcernContent(worry, response, meetingOn, conclusion, outcome);
    }

    private String reference() {
        return "CONCERN-" + id;
    }

    private void mustBe(ConcernState needed, String wanted) {
        if (state != needed) {
            throw new IllegalStateException(reference() + " cannot be " + wanted + ": it is " + state);
        }
    }
}
