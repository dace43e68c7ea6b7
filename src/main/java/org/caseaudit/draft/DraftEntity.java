package org.caseaudit.draft;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "task_draft")
class DraftEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String taskId;
    private String userId;
    private String typedIn;
    private Instant keptAt;
    private String answers;

    @Version
    private int revision;

    protected DraftEntity() {
    }

    DraftEntity(String taskId, String userId) {
        this.taskId = taskId;
        this.userId = userId;
    }

    /** Whether it is this window's own, or the window has seen it as it is. */
    boolean isKnownTo(String window, Integer seenRevision) {
        return id == null || window.equals(typedIn) || seenRevision != null && seenRevision == revision;
    }

    void change(String window, String typed, Instant now) {
        typedIn = window;
        answers = typed;
        keptAt = now;
    }

    Draft toDraft() {
        return new Draft(revision, keptAt, answers);
    }
}
