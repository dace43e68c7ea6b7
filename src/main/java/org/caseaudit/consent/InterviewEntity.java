package org.caseaudit.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.caseaudit.consent.Interview.BoardWish;
import org.caseaudit.consent.Interview.Thanks;
import org.caseaudit.consent.Interview.Voice;

@Entity
@Table(name = "interview")
class InterviewEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long auditCaseId;
    private Long auditRoundId;
    private LocalDate dueOn;
    private LocalDate contingencyOn;

    @Enumerated(EnumType.STRING)
    private InterviewState state = InterviewState.AWAITED;

    private Boolean parentHeld;
    private LocalDate parentHeldOn;
    private String parentViews;
    private String parentReason;
    private Boolean childHeld;
    private LocalDate childHeldOn;
    private String childViews;
    private String childReason;
    private String contingency;
    private String arrangement;
    private String contingencyReason;
    private String contingencyBy;
    private String recordedBy;
    private Instant recordedAt;
    private Boolean boardWish;
    private LocalDate boardMeetsOn;
    private String boardArrangement;
    private String boardArrangedBy;
    private LocalDate thankedOn;
    private String notThankedReason;
    private String thankedBy;

    protected InterviewEntity() {
    }

    InterviewEntity(long auditCaseId, long auditRoundId, LocalDate dueOn, LocalDate contingencyOn) {
        this.auditCaseId = auditCaseId;
        this.auditRoundId = auditRoundId;
        this.dueOn = dueOn;
        this.contingencyOn = contingencyOn;
    }

    /** The day of the panel has moved, and with it by when the family is to be heard. */
    void move(LocalDate newDueOn, LocalDate newContingencyOn) {
        mustBeAwaited();
        dueOn = newDueOn;
        contingencyOn = newContingencyOn;
    }

    void recorded(Voice parent, Voice child, boolean wishesToSpeakToBoard, String by, Instant at) {
        mustBeAwaited();
        parentHeld = parent.held();
        parentHeldOn = parent.heldOn();
        parentViews = parent.views();
        parentReason = parent.reason();
        childHeld = child.held();
        childHeldOn = child.heldOn();
        childViews = child.views();
        childReason = child.reason();
        boardWish = wishesToSpeakToBoard;
        recordedBy = by;
        recordedAt = at;
        state = parentHeld || childHeld ? InterviewState.HEARD : InterviewState.NOT_HEARD;
    }

    void goesAhead(String howArranged, String why, String by) {
        mustBeAwaited();
        contingency = "goesAhead";
        arrangement = howArranged;
        contingencyReason = why;
        contingencyBy = by;
    }

    void notHeard(String howArranged, String why, String by) {
        mustBeAwaited();
        contingency = "notHeard";
        arrangement = howArranged;
        contingencyReason = why;
        contingencyBy = by;
        state = InterviewState.NOT_HEARD;
    }

    /** Only that there was an interview to hold is kept. */
    void withdraw() {
        state = InterviewState.WITHDRAWN;
        parentHeld = null;
        parentHeldOn = null;
        parentViews = null;
        parentReason = null;
        childHeld = null;
        childHeldOn = null;
        childViews = null;
        childReason = null;
        arrangement = null;
        contingencyReason = null;
        boardWish = null;
        boardMeetsOn = null;
        boardArrangement = null;
        thankedOn = null;
        notThankedReason = null;
    }

    void boardMeeting(LocalDate meetsOn, String howOrWhyNot, String by) {
        if (!Boolean.TRUE.equals(boardWish)) {
            throw new AgreementStateException("This family does not wish to speak to the board");
        }
        boardMeetsOn = meetsOn;
        boardArrangement = howOrWhyNot;
        boardArrangedBy = by;
    }

    void thanked(LocalDate on, String whyNot, String by) {
        thankedOn = on;
        notThankedReason = whyNot;
        thankedBy = by;
    }

    boolean isAwaited() {
        return state == InterviewState.AWAITED;
    }

    void closeStillOpen() {
        mustBeAwaited();
        state = InterviewState.STILL_OPEN;
    }

    private void mustBeAwaited() {
        if (state != InterviewState.AWAITED) {
            throw new AgreementStateException("The feedback interview is not awaited: " + state.words());
        }
    }

    Interview toInterview() {
        return new Interview(auditCaseId, auditRoundId, dueOn, contingencyOn, state,
                parentHeld == null ? null : new Voice(parentHeld, parentHeldOn, parentViews, parentReason),
                childHeld == null ? null : new Voice(childHeld, childHeldOn, childViews, childReason),
                arrangement, state == InterviewState.NOT_HEARD ? contingencyReason : null,
                Boolean.TRUE.equals(boardWish) ? new BoardWish(boardMeetsOn, boardArrangement) : null,
                thankedOn == null && notThankedReason == null ? null : new Thanks(thankedOn, notThankedReason));
    }
}
