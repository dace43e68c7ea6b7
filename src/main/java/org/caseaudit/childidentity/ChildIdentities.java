package org.caseaudit.childidentity;

import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells who a child is to somebody with work on the case and a reason, and keeps a log of everyone who asked. */
@Service
public class ChildIdentities {

    private static final int LONGEST_REFERENCE = 40;
    static final int LONGEST_REASON = 500;
    /** Who looks after children and families on a day when no task says so. */
    private static final Set<String> BREAK_GLASS =
            Set.of(Groups.COORDINATORS, Groups.PARTICIPATION, Groups.SAFEGUARDING_LEADS);

    private final ChildIdentityRepository identities;
    private final IdentityAccessRepository log;
    private final List<WorkOnCase> work;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    ChildIdentities(ChildIdentityRepository identities, IdentityAccessRepository log, List<WorkOnCase> work,
            CurrentUser currentUser, Clock clock, PlatformTransactionManager transactions) {
        this.identities = identities;
        this.log = log;
        this.work = work;
        this.currentUser = currentUser;
        this.clock = clock;
        // The log must keep what the caller rolls back.
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether the person at hand has work on the case now. */
    public boolean hasWorkOn(String caseRef) {
        return task(caseRef).isPresent();
    }

    /** Whether the person at hand may be told without a task, for a reason that goes on record. */
    public boolean mayBreakGlass() {
        return BREAK_GLASS.stream().anyMatch(currentUser::isIn);
    }

    /**
     * Tells the person at hand who the child is, because a task on the case is asked of this person.
     *
     * @throws IdentityDeniedException if none is
     * @throws NoSuchElementException  if nothing is known about who the child is
     */
    public ChildIdentity readForTask(String caseRef) {
        Optional<String> task = task(caseRef);
        return read(caseRef, AccessWay.TASK, task.orElse(""),
                task.isPresent() ? null : "You have no open task on this case.");
    }

    /**
     * Tells the person at hand who the child is although no task is asked of this person.
     *
     * @param reason why the person needs to know now, in the person's words
     * @throws IdentityDeniedException if the person may not, or gives no reason
     * @throws NoSuchElementException  if nothing is known about who the child is
     */
    public ChildIdentity breakGlass(String caseRef, String reason) {
        String denied = null;
        if (!mayBreakGlass()) {
            denied = "You have no open task on this case.";
        } else if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            denied = "Please say why you need to know, in at most " + LONGEST_REASON + " characters.";
        }
        return read(caseRef, AccessWay.BREAK_GLASS, reason == null ? "" : reason.strip(), denied);
    }

    /** Everyone who asked who the child of a case is, the earliest first. */
    @Transactional(readOnly = true)
    public List<IdentityAccess> accesses(String caseRef) {
        return log.findByCaseRefOrderById(caseRef).stream().map(IdentityAccessEntity::toAccess).toList();
    }

    private Optional<String> task(String caseRef) {
        return work.stream().flatMap(kind -> kind.openTask(currentUser, caseRef).stream()).findFirst();
    }

    private ChildIdentity read(String caseRef, AccessWay way, String reason, String denied) {
        if (caseRef == null || caseRef.length() > LONGEST_REFERENCE) {
            throw new IdentityDeniedException("There is no such case.");
        }
        ownTransaction.executeWithoutResult(status -> log.save(new IdentityAccessEntity(new IdentityAccess(
                caseRef, currentUser.id(), clock.instant(), way,
                reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), denied == null))));
        if (denied != null) {
            throw new IdentityDeniedException(denied);
        }
        return identities.findById(caseRef).map(ChildIdentityEntity::toIdentity)
                .orElseThrow(() -> new NoSuchElementException("Nothing is known about who the child is"));
    }
}
