package org.caseaudit.childidentity;

import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import org.caseaudit.identity.CurrentUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells who a child is to somebody with work on the case and a reason, and keeps a log of everyone who asked. */
@Service
public class ChildIdentities {

    private static final int LONGEST_REFERENCE = 40;
    private static final int LONGEST_REASON = 500;

    private final ChildIdentityRepository identities;
    private final IdentityAccessRepository log;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    ChildIdentities(ChildIdentityRepository identities, IdentityAccessRepository log, CurrentUser currentUser,
            Clock clock, PlatformTransactionManager transactions) {
        this.identities = identities;
        this.log = log;
        this.currentUser = currentUser;
        this.clock = clock;
        // The log must keep what the caller rolls back.
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Keeps who the child of a case is; returns whether that was news. */
    @Transactional
    public boolean keep(String caseRef, ChildIdentity identity) {
        ChildIdentityEntity entity =
                identities.findById(caseRef).orElseGet(() -> new ChildIdentityEntity(caseRef));
        if (entity.toIdentity().equals(identity)) {
            return false;
        }
        entity.update(identity);
        identities.save(entity);
        return true;
    }

    /**
     * Tells the signed-in person who the child is.
     *
     * @param reason why the person needs to know, in the person's words
     * @throws IdentityDeniedException if nobody is signed in, no reason is given, or the person has no open task on
     *         the case
     * @throws NoSuchElementException if nothing is known about the case
     */
    public ChildIdentity read(String caseRef, String reason, OpenTaskCheck openTasks) {
        String userId = currentUser.id();
        String denied = null;
        if (caseRef == null || caseRef.length() > LONGEST_REFERENCE) {
            throw new IdentityDeniedException("There is no such case.");
        }
        if (userId == null) {
            denied = "Please sign in first.";
        } else if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            denied = "Please say why you need to know, in at most " + LONGEST_REASON + " characters.";
        } else if (!openTasks.hasOpenTask(userId, caseRef)) {
            denied = "You have no open task on this case.";
        }
        keepAccess(caseRef, userId, reason, denied == null);
        if (denied != null) {
            throw new IdentityDeniedException(denied);
        }
        return identities.findById(caseRef).map(ChildIdentityEntity::toIdentity)
                .orElseThrow(() -> new NoSuchElementException("Nothing is known about who the child is"));
    }

    /** Everyone who asked who the child of a case is, the earliest first. */
    @Transactional(readOnly = true)
    public List<IdentityAccess> accesses(String caseRef) {
        return log.findByCaseRefOrderById(caseRef).stream().map(IdentityAccessEntity::toAccess).toList();
    }

    private void keepAccess(String caseRef, String userId, String reason, boolean granted) {
        String kept = reason == null ? "" : reason.strip();
        ownTransaction.executeWithoutResult(status -> log.save(new IdentityAccessEntity(new IdentityAccess(
                caseRef, userId, clock.instant(), kept.substring(0, Math.min(kept.length(), LONGEST_REASON)),
                granted))));
    }
}
