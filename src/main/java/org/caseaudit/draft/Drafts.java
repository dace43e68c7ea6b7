package org.caseaudit.draft;

import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps drafts. Whoever calls has made sure that the person may work on the task. The database deletes a draft with
 * its task: in the transaction that completes or cancels it, whatever does so.
 */
@Service
public class Drafts {

    private final DraftRepository drafts;
    private final Clock clock;

    Drafts(DraftRepository drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    /** What that person, and nobody else, has typed so far. */
    @Transactional(readOnly = true)
    public Optional<Draft> find(String taskId, String userId) {
        return drafts.findByTaskIdAndUserId(taskId, userId).map(DraftEntity::toDraft);
    }

    /**
     * Puts what a person has typed in place of what the person typed before.
     *
     * @param window       names the window of the browser
     * @param seenRevision the draft that the window put into its form when it opened, or null
     * @throws StaleDraftException               if another window of the person's has kept something since
     * @throws OptimisticLockingFailureException if another window does so at the same moment
     * @throws DataIntegrityViolationException   if the task ends at the same moment
     */
    @Transactional
    public Draft keep(String taskId, String userId, String window, Integer seenRevision, String answers) {
        DraftEntity draft = drafts.findByTaskIdAndUserId(taskId, userId)
                .orElseGet(() -> new DraftEntity(taskId, userId));
        if (!draft.isKnownTo(window, seenRevision)) {
            throw new StaleDraftException();
        }
        draft.change(window, answers, clock.instant());
        return drafts.saveAndFlush(draft).toDraft();
    }
}
