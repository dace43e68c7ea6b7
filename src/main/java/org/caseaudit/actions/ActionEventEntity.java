package org.caseaudit.actions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

@Entity
@Table(name = "audit_action_event")
class ActionEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long auditActionId;

    @Enumerated(EnumType.STRING)
    private ActionEvent.Kind kind;

    private String note;
    private LocalDate dueOn;
    private Instant happenedAt;
    private String happenedBy;

    protected ActionEventEntity() {
    }

    ActionEventEntity(long auditActionId, ActionEvent event) {
        this.auditActionId = auditActionId;
        this.kind = event.kind();
        this.note = event.note();
        this.dueOn = event.dueOn();
        this.happenedAt = event.at();
        this.happenedBy = event.by();
    }

    ActionEvent toEvent() {
        return new ActionEvent(kind, note, dueOn, happenedAt, happenedBy);
    }
}
