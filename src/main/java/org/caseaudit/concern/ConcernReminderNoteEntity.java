package org.caseaudit.concern;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How a safeguarding lead was reached who had not answered. */
@Entity
@Table(name = "concern_reminder_note")
class ConcernReminderNoteEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String note;
    private String notedBy;
    private Instant notedAt;

    protected ConcernReminderNoteEntity() {
    }

    ConcernReminderNoteEntity(String note, String notedBy, Instant notedAt) {
        this.note = note;
        this.notedBy = notedBy;
        this.notedAt = notedAt;
    }
}
